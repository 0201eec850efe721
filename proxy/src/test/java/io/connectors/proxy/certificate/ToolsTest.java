package io.connectors.proxy.certificate;

import static io.connectors.proxy.certificate.Authorities.MINT;
import static io.connectors.proxy.certificate.Authorities.always;
import static io.connectors.proxy.certificate.Authorities.issuer;
import static io.connectors.proxy.certificate.Authorities.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intercepted tunnels as OpenSSL and curl see them, where they are installed. */
@Timeout(60)
class ToolsTest {
    @TempDir
    Path folder;

    private final Issuer issuer = issuer();
    private final Interception interception =
            new Interception(new Leaves(always(issuer), MINT, InstantSource.system()));
    private Path bundle;

    @BeforeEach
    void publish() throws IOException {
        bundle = Files.writeString(
                folder.resolve("ca.crt"), Pem.of(List.of(issuer().certificate(), issuer.certificate())));
    }

    /** TLS-3, TLS-6. */
    @ParameterizedTest
    @CsvSource({
        "-tls1_3, forge.example, -verify_hostname, forge.example",
        "-tls1_2, forge.example, -verify_hostname, forge.example",
        "-tls1_3, 192.0.2.7, -verify_ip, 192.0.2.7",
        "-tls1_2, 192.0.2.7, -verify_ip, 192.0.2.7",
        "-tls1_3, [2001:db8::7], -verify_ip, 2001:db8::7",
        "-tls1_2, [2001:db8::7], -verify_ip, 2001:db8::7",
    })
    void openSslAcceptsThemStrictly(String version, String authorised, String verify, String server) throws Exception {
        assumeInstalled("openssl");
        try (TlsListener tunnel = tunnelTo(authorised)) {
            List<String> indicate =
                    verify.equals("-verify_ip") ? List.of("-noservername") : List.of("-servername", server);

            String output = run(
                    Stream.of(
                                    List.of("openssl", "s_client", "-connect", "127.0.0.1:" + tunnel.port(), version),
                                    List.of("-CAfile", bundle.toString(), "-verify_return_error", "-x509_strict"),
                                    List.of("-no-CApath", "-no-CAstore", "-alpn", "h2,http/1.1", verify, server),
                                    indicate)
                            .flatMap(List::stream)
                            .toList(),
                    "GET / HTTP/1.1\r\n\r\n");

            assertThat(output).contains("Verification: OK", "ALPN protocol: http/1.1");
        }
    }

    /** TLS-4. */
    @ParameterizedTest
    @CsvSource({"-tls1_3", "-tls1_2"})
    void openSslIsToldThatItAsksForTheWrongServer(String version) throws Exception {
        assumeInstalled("openssl");
        try (TlsListener tunnel = tunnelTo("forge.example")) {
            String output = run(
                    List.of(
                            "openssl",
                            "s_client",
                            "-connect",
                            "127.0.0.1:" + tunnel.port(),
                            version,
                            "-servername",
                            "other.example"),
                    "");

            assertThat(output).containsIgnoringCase("unrecognized name").doesNotContain("BEGIN CERTIFICATE");
        }
    }

    /** A client that comes again does not pay for a signature again. */
    @ParameterizedTest
    @CsvSource({"-tls1_3", "-tls1_2"})
    void openSslResumesItsSession(String version) throws Exception {
        assumeInstalled("openssl");
        String session = folder.resolve("session").toString();
        try (TlsListener tunnel = tunnelTo("forge.example")) {
            List<String> client = List.of(
                    "openssl",
                    "s_client",
                    "-connect",
                    "127.0.0.1:" + tunnel.port(),
                    version,
                    "-servername",
                    "forge.example");

            // TLS 1.3 sends the ticket after the handshake: a client that waits for the answer has it.
            String first = run(and(client, "-ign_eof", "-sess_out", session), "GET / HTTP/1.1\r\n\r\n");
            String second = run(and(client, "-ign_eof", "-sess_in", session), "GET / HTTP/1.1\r\n\r\n");

            assertThat(first).contains("New, TLS");
            assertThat(second).contains("Reused, TLS");
        }
    }

    @ParameterizedTest
    @CsvSource({"forge.example", "192.0.2.7", "[2001:db8::7]"})
    void curlAcceptsThem(String server) throws Exception {
        assumeInstalled("curl");
        try (TlsListener tunnel = tunnelTo(server)) {
            String output = run(
                    List.of(
                            "curl",
                            "--silent",
                            "--show-error",
                            "--noproxy",
                            "*",
                            "--cacert",
                            bundle.toString(),
                            "--connect-to",
                            "::127.0.0.1:" + tunnel.port(),
                            "https://" + server + "/"),
                    "");

            assertThat(output).isEqualTo("ok");
        }
    }

    /** TLS-7. */
    @Test
    void curlRefusesThemWithoutTheAuthority() throws Exception {
        assumeInstalled("curl");
        try (TlsListener tunnel = tunnelTo("forge.example")) {
            String output = run(
                    List.of(
                            "curl",
                            "--silent",
                            "--show-error",
                            "--noproxy",
                            "*",
                            "--connect-to",
                            "::127.0.0.1:" + tunnel.port(),
                            "https://forge.example/"),
                    "");

            assertThat(output).contains("certificate").doesNotContain("ok");
            assertThat(tunnel.handshake().failure()).isNotNull();
        }
    }

    private TlsListener tunnelTo(String authorised) throws IOException {
        return TlsListener.at(connection -> interception
                .open(connection, InputStream.nullInputStream(), name(authorised))
                .orElseThrow());
    }

    private static List<String> and(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    private static String run(List<String> command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            // It ended before it read, which its output tells.
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as("%s ended", command)
                .isTrue();
        return output;
    }

    private static void assumeInstalled(String command) {
        assumeThat(Stream.of(System.getenv("PATH").split(":"))
                        .map(Path::of)
                        .filter(path -> Files.isExecutable(path.resolve(command))))
                .as("%s on the PATH", command)
                .isNotEmpty();
    }
}
