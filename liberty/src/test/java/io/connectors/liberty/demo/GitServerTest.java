package io.connectors.liberty.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's tool with the real {@code git}. */
class GitServerTest {

    @TempDir
    private Path directory;

    private GitServer server;

    @BeforeEach
    void start() {
        server = GitServer.start(directory.resolve("repositories"), new SecureRandom());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refusesACloneWithoutPassword() {
        var clone = Workload.withoutToken(directory).git(directory, "clone", server.address() + "/hello.git");

        assertThat(clone.refusedWith(401)).as(clone.output()).isTrue();
    }

    @Test
    void showsItsFrontPageToAnybodyAndNothingBehindIt() throws IOException {
        assertThat(status("/")).isEqualTo(200);
        assertThat(status("/hello.git/HEAD")).isEqualTo(401);
        assertThat(status("//hello.git/HEAD")).isNotEqualTo(200);
    }

    @Test
    void takesACloneAndAPushWithThePassword() throws IOException {
        var account = server.account();
        var address = server.address()
                .toString()
                .replace("//", "//" + account.username() + ":" + percentEncoded(account.password()) + "@");
        var workload = Workload.withoutToken(directory);
        var checkout = directory.resolve("hello");

        assertThat(workload.git(directory, "clone", address + "/hello.git").succeeded())
                .isTrue();
        Files.writeString(checkout.resolve("new.txt"), "new");
        workload.git(checkout, "add", "new.txt");
        workload.git(checkout, "commit", "--message", "Add a file");
        var push = workload.git(checkout, "push", "origin", "HEAD");

        assertThat(push.succeeded()).as(push.output()).isTrue();
        assertThat(workload.git(server.repository(), "log", "-1", "--format=%s", "main")
                        .output()
                        .strip())
                .isEqualTo("Add a file");
    }

    @Test
    void keepsCommitsAndMakesUpAnotherPasswordWhenItStartsAgain() throws IOException {
        var password = server.account().password();
        var head = Files.readString(server.repository().resolve("refs/heads/main"));
        stop();
        start();

        assertThat(Files.readString(server.repository().resolve("refs/heads/main")))
                .isEqualTo(head);
        assertThat(server.account().password()).isNotEqualTo(password);
    }

    private int status(String path) throws IOException {
        var connection =
                (HttpURLConnection) URI.create(server.address() + path).toURL().openConnection();
        return connection.getResponseCode();
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
