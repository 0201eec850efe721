package io.connectors.liberty.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Git server on loopback: nginx, fcgiwrap and {@code git-http-backend} with one user in an htpasswd file. Owns its
 * processes and ends them.
 */
final class GitServer implements AutoCloseable {
    static final String USERNAME = "robot";

    private final Path home;
    private final int port;
    private final int tlsPort;
    private final ToolAuthority authority;
    private final List<Process> processes = new ArrayList<>();

    private GitServer(Path home, int port, int tlsPort, ToolAuthority authority) {
        this.home = home;
        this.port = port;
        this.tlsPort = tlsPort;
        this.authority = authority;
    }

    static GitServer start(Path home, String password, ToolAuthority authority) {
        try {
            List<Integer> ports = freePorts(2);
            var server = new GitServer(Files.createDirectories(home), ports.getFirst(), ports.getLast(), authority);
            server.password(password);
            Files.createDirectories(server.repositories());
            server.startFastCgi();
            server.startNginx();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The same under the name that only the product resolves. */
    URI namedAddress() {
        return URI.create("http://" + ToolHost.NAME + ":" + port);
    }

    /** The same over TLS, with a certificate that only Connectors with the tools' authority trust. */
    URI tlsAddress() {
        return URI.create("https://" + ToolHost.NAME + ":" + tlsPort);
    }

    /** Makes the tool accept this password from now on, and no other: nginx reads the file at each request. */
    void password(String password) {
        try {
            var hash = Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
            Path next = Files.writeString(home.resolve("htpasswd.next"), USERNAME + ":{SHA}" + hash + "\n");
            Files.move(next, home.resolve("htpasswd"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates an empty bare repository that accepts pushes. */
    Path repository(String name) {
        Path path = path(name);
        Shell.run(home, "git", "init", "--quiet", "--bare", "--initial-branch=main", path.toString());
        Shell.run(path, "git", "config", "http.receivepack", "true");
        return path;
    }

    Path path(String repository) {
        return repositories().resolve(repository);
    }

    /** The lines of requests that reached the tool: {@code user "request line" status}. */
    List<String> requests() {
        try {
            Path log = home.resolve("access.log");
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that could have shown the tool who asked: the headers with credentials of all requests. */
    String credentialsSeen() {
        try {
            return Files.readString(home.resolve("credentials.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            // They end after their parent: fcgiwrap replaces children that it loses.
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            children.forEach(ProcessHandle::destroy);
        }
    }

    private Path repositories() {
        return home.resolve("repositories");
    }

    private void startFastCgi() throws IOException {
        start("fcgiwrap", "-c", "4", "-s", "unix:" + home.resolve("fcgi.sock"));
        Poll.until("fcgiwrap listens", Duration.ofSeconds(10), () -> Files.exists(home.resolve("fcgi.sock")));
        // nginx drops to an unprivileged user when root starts it.
        Files.setPosixFilePermissions(home.resolve("fcgi.sock"), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private void startNginx() throws IOException {
        Path configuration = Files.writeString(home.resolve("nginx.conf"), configuration());
        start(
                "nginx",
                "-p",
                home.toString(),
                "-c",
                configuration.toString(),
                "-e",
                home.resolve("error.log").toString());
        Poll.until("nginx listens on " + port, Duration.ofSeconds(10), this::accepts);
    }

    private void start(String... command) throws IOException {
        Path log = home.resolve(command[0] + ".log");
        processes.add(new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    private boolean accepts() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String configuration() {
        return """
                daemon off;
                master_process off;
                pid "%1$s/nginx.pid";
                events { worker_connections 256; }
                http {
                  log_format plain '$remote_user "$request" $status';
                  access_log "%1$s/access.log" plain;
                  log_format credentials '$http_authorization $http_proxy_authorization $http_cookie $request_uri';
                  access_log "%1$s/credentials.log" credentials;
                  client_body_temp_path "%1$s/body";
                  fastcgi_temp_path "%1$s/fastcgi";
                  proxy_temp_path "%1$s/proxy";
                  scgi_temp_path "%1$s/scgi";
                  uwsgi_temp_path "%1$s/uwsgi";
                  client_max_body_size 0;
                  server {
                    listen 127.0.0.1:%2$d;
                    listen 127.0.0.1:%4$d ssl;
                    ssl_certificate "%5$s";
                    ssl_certificate_key "%6$s";
                    location / {
                      auth_basic "forge";
                      auth_basic_user_file "%1$s/htpasswd";
                      fastcgi_pass "unix:%1$s/fcgi.sock";
                      fastcgi_request_buffering off;
                      fastcgi_max_temp_file_size 0;
                      fastcgi_param SCRIPT_FILENAME "%3$s";
                      fastcgi_param GIT_PROJECT_ROOT "%1$s/repositories";
                      fastcgi_param GIT_HTTP_EXPORT_ALL "1";
                      fastcgi_param PATH_INFO $uri;
                      fastcgi_param QUERY_STRING $query_string;
                      fastcgi_param REQUEST_METHOD $request_method;
                      fastcgi_param CONTENT_TYPE $content_type;
                      fastcgi_param CONTENT_LENGTH $content_length;
                      fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
                      fastcgi_param REMOTE_USER $remote_user;
                    }
                  }
                }
                """.formatted(
                        home,
                        port,
                        Shell.run(home, "git", "--exec-path").out().strip() + "/git-http-backend",
                        tlsPort,
                        authority.certificateFile(),
                        authority.keyFile());
    }

    /** Reserves them together, so that no two are the same. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> reserved = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                reserved.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return reserved.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : reserved) {
                socket.close();
            }
        }
    }
}
