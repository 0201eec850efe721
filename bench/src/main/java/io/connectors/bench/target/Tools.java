package io.connectors.bench.target;

import io.connectors.sandbox.pki.DevelopmentCa;
import io.connectors.sandbox.pki.ServerCertificate;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What the proxies lead to: nginx for small answers and files, which costs least, and a server of our own for the rest. */
public final class Tools implements AutoCloseable {
    private static final String KILOBYTE = "k".repeat(1024);
    private static final long MIB = 1024L * 1024;
    private static final Path MEMORY = Path.of("/dev/shm");

    private final List<Program> programs;
    private final Addresses addresses;
    private final Path files;

    /**
     * Where the tools listen.
     *
     * @param authority PEM file to trust at the TLS port
     */
    public record Addresses(int tool, int toolTls, int sink, Path authority) {}

    private Tools(List<Program> programs, Addresses addresses, Path files) {
        this.programs = programs;
        this.addresses = addresses;
        this.files = files;
    }

    public static Tools start(Path folder) throws InterruptedException {
        DevelopmentCa authority = DevelopmentCa.in(folder.resolve("pki"), InstantSource.system());
        ServerCertificate certificate = authority.serverCertificate("tool", List.of());
        List<Integer> ports = FreePorts.pick(3);
        var addresses = new Addresses(ports.get(0), ports.get(1), ports.get(2), authority.certificateFile());
        Path files = files();
        Path configuration = folder.resolve("tool.conf");
        Resource.write(
                "/peers/tool.conf",
                Map.of(
                        "folder", folder.toString(),
                        "port", Integer.toString(addresses.tool()),
                        "tlsPort", Integer.toString(addresses.toolTls()),
                        "certificate", certificate.certificateFile().toString(),
                        "key", certificate.keyFile().toString(),
                        "files", files.toString(),
                        "kilobyte", KILOBYTE),
                configuration);
        Program tool = Program.start(folder, List.of("nginx", "-c", configuration.toString()), addresses.tool());
        try {
            Program sink = Program.start(
                    folder.resolve("sink"),
                    Jvm.command(List.of("-Xmx96m"), SinkServer.class, List.of(Integer.toString(addresses.sink()))),
                    addresses.sink());
            return new Tools(List.of(tool, sink), addresses, files);
        } catch (RuntimeException | InterruptedException e) {
            tool.close();
            throw e;
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
        try {
            for (String name : List.of("10m", "1g")) {
                Files.deleteIfExists(files.resolve(name));
            }
            Files.deleteIfExists(files);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + files, e);
        }
    }

    /** Files without blocks, in memory where the system has a place for that: a disk must not be what is measured. */
    private static Path files() {
        try {
            Path folder = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "bench")
                    : Files.createTempDirectory("bench");
            folder.toFile().setExecutable(true, false);
            folder.toFile().setReadable(true, false);
            sized(folder.resolve("10m"), 10 * MIB);
            sized(folder.resolve("1g"), 1024 * MIB);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the files that are downloaded", e);
        }
    }

    private static void sized(Path path, long length) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(length);
        }
        path.toFile().setReadable(true, false);
    }
}
