package io.connectors.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The threads of the Liberty server under test, virtual ones included. */
final class ServerThreads {
    private static final Pattern NAME = Pattern.compile("^#[0-9]+ \"(?<name>[^\"]*)\"", Pattern.MULTILINE);

    private ServerThreads() {}

    /** Returns the names of the threads that our application starts. */
    static List<String> ours() {
        try {
            Path dump = Files.createTempFile("threads", ".txt");
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(server().pid()),
                            "Thread.dump_to_file",
                            "-overwrite",
                            dump.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException("jcmd failed");
            }
            String text = Files.readString(dump);
            Files.delete(dump);
            return NAME.matcher(text)
                    .results()
                    .map(result -> result.group("name"))
                    .filter(name -> name.startsWith("connectors-") || name.startsWith("secret-watch"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessHandle server() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/java"))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The server does not run"));
    }
}
