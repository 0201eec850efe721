package io.connectors.liberty.e2e;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The heap of another JVM. */
final class Heap {
    private static final Pattern USED = Pattern.compile("total[^,]*, used ([0-9]+)K");

    private Heap() {}

    /** Collects garbage there, and returns what is still in use. */
    static long liveKib(long pid) {
        jcmd(pid, "GC.run");
        return USED.matcher(jcmd(pid, "GC.heap_info"))
                .results()
                .mapToLong(space -> Long.parseLong(space.group(1)))
                .sum();
    }

    private static String jcmd(long pid, String command) {
        Path home = Path.of(System.getProperty("java.home"));
        return Shell.run(home, home.resolve("bin/jcmd").toString(), String.valueOf(pid), command)
                .out();
    }
}
