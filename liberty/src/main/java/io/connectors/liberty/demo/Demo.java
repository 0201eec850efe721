package io.connectors.liberty.demo;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.liberty.install.ServiceAccountTokens;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The main job in five steps, each a real run of {@code git}; a step that shows anything else ends the demo. */
public final class Demo {

    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);
    private static final int FIRST_FINAL_STATUS = 200;

    private final KubernetesClient admin;
    private final DemoPlace place;
    private final InstantSource clock;

    public Demo(KubernetesClient admin, DemoPlace place, InstantSource clock) {
        this.admin = admin;
        this.place = place;
        this.clock = clock;
    }

    public void run(PrintStream out) {
        var forge = new ForgeConnector(admin);
        forge.awaitReady();
        emptyWorkloads();
        var transcript = new DemoTranscript(out);
        var audit = AuditLines.fromNow(place.audit());

        straight(transcript, forge.tool());
        List<GitResult> proxied = new ArrayList<>();
        proxied.addAll(asBuilder(transcript));
        proxied.addAll(asStranger(transcript));
        transcript.step("the audit line of each request", "", audit.await(requests(proxied)));
        search(transcript, forge.password());
    }

    private void straight(DemoTranscript transcript, URI tool) {
        var repository = tool + "/" + DemoObjects.REPOSITORY;
        var folder = place.workloads().resolve("nobody");
        var clone = Workload.withoutToken(folder).git(folder, "clone", repository, "hello");
        if (!clone.refusedWith(401)) {
            throw unexpected("a clone without a password, refused with 401", clone);
        }
        transcript.step(
                "clone from the tool, no password",
                "refused (401)",
                List.of("$ git clone " + repository, lastLine(clone)));
    }

    private List<GitResult> asBuilder(DemoTranscript transcript) {
        var folder = place.workloads().resolve("builder");
        var checkout = folder.resolve("hello");
        var workload = Workload.withToken(folder, place.proxy(), token(DemoObjects.BUILDER));
        var clone = done(workload.git(folder, "clone", place.throughConnector().toString(), "hello"));
        var greeting = "Greet from the builder at " + clock.instant();
        write(checkout.resolve("greeting.txt"), greeting + "\n");
        done(workload.git(checkout, "add", "greeting.txt"));
        done(workload.git(checkout, "commit", "--quiet", "--message", greeting));
        var push = done(workload.git(checkout, "push", "origin", "HEAD"));
        var onServer = done(Workload.withoutToken(place.directory().resolve("server"))
                .git(place.repositories().resolve(DemoObjects.REPOSITORY), "log", "-1", "--format=%h %s", "main"));
        if (!onServer.output().contains(greeting)) {
            throw unexpected("the pushed commit on the server", onServer);
        }
        transcript.step(
                "clone and push through the Connector",
                "done, as ServiceAccount builder",
                List.of(
                        "$ git clone " + place.throughConnector(),
                        "$ git push",
                        "on the server: " + onServer.output().strip()));
        return List.of(clone, push);
    }

    private List<GitResult> asStranger(DemoTranscript transcript) {
        var folder = place.workloads().resolve("stranger");
        var workload = Workload.withToken(folder, place.proxy(), token(DemoObjects.STRANGER));
        var clone = workload.git(folder, "clone", place.throughConnector().toString(), "hello");
        if (!clone.refusedWith(403)) {
            throw unexpected("a clone as ServiceAccount stranger, refused with 403", clone);
        }
        transcript.step(
                "the same as ServiceAccount stranger",
                "refused (403)",
                List.of("$ git clone " + place.throughConnector(), lastLine(clone)));
        return List.of(clone);
    }

    private void search(DemoTranscript transcript, String password) {
        var search = PasswordSearch.through(place.workloads(), password);
        if (!search.hits().isEmpty()) {
            throw new DemoException("The workload saw the tool's password in " + String.join(", ", search.hits())
                    + " under " + place.workloads() + ".");
        }
        transcript.step(
                "search for the password in all the workload saw",
                "no hit",
                List.of("plain, percent-encoded and base64, in " + search.files() + " files (" + search.bytes()
                        + " bytes): clones, output and every header on the wire"));
    }

    private String token(ResourceRef account) {
        return new ServiceAccountTokens(admin).issue(account, List.of("connectors"), TOKEN_LIFETIME);
    }

    private static int requests(List<GitResult> results) {
        return (int) results.stream()
                .flatMap(result -> result.statuses().stream())
                .filter(status -> status >= FIRST_FINAL_STATUS)
                .count();
    }

    private static GitResult done(GitResult result) {
        if (!result.succeeded()) {
            throw unexpected("git to succeed", result);
        }
        return result;
    }

    private static DemoException unexpected(String expected, GitResult result) {
        return new DemoException(
                "Expected " + expected + ", but git ended with " + result.exitCode() + " after statuses "
                        + result.statuses() + ":\n" + result.output().strip());
    }

    private static String lastLine(GitResult result) {
        return result.output().strip().lines().reduce("", (_, line) -> line);
    }

    private void emptyWorkloads() {
        try {
            if (Files.exists(place.workloads())) {
                try (Stream<Path> old = Files.walk(place.workloads())) {
                    for (var path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(place.workloads());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + place.workloads(), e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
