package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The main job: {@code git} clones and pushes with nothing but a ServiceAccount token. */
@ExtendWith(ProductExtension.class)
final class GitThroughProxyE2E {
    private static final int LARGE_FILE_BYTES = 100 * 1024 * 1024;
    private static final long ALLOWED_GROWTH_KIB = 20 * 1024;

    private final RunningProduct product;
    private final GitServer forge;
    private final Tenant tenant;

    @TempDir
    Path workload;

    GitThroughProxyE2E(RunningProduct product, GitServer forge, Tenant tenant) {
        this.product = product;
        this.forge = forge;
        this.tenant = tenant;
    }

    @BeforeEach
    void createRepositories() {
        tenant.awaitReady();
    }

    @Test
    void pushesAndClonesALargeFileByHostNameInConstantMemory() throws IOException {
        URI address = URI.create("http://" + tenant.hostName() + ":" + product.proxyPort());

        pushAndCloneALargeFile(address);
    }

    @Test
    void pushesAndClonesALargeFileByPathInConstantMemory() throws IOException {
        URI address = URI.create("http://127.0.0.1:" + product.proxyPort() + tenant.path());

        pushAndCloneALargeFile(address);
    }

    @Test
    void refusesTheStrangerAndShowsTheToolNothingOfHim() {
        URI address = URI.create("http://127.0.0.1:" + product.proxyPort() + tenant.path());
        // Not the repository that the control server probes.
        String wanted = tenant.namespace() + "-wanted.git";
        var git = new GitClient(workload).showing(tenant.token("stranger"), address);

        var result = git.git(workload, "clone", address + "/" + wanted, "stolen");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("403");
        assertThat(forge.requests()).noneMatch(line -> line.contains(wanted));
    }

    @Test
    void leavesTheRepositoryAsItWasWhenAPushIsCutOff() throws IOException {
        try (var relay = new CuttingRelay(product.proxyPort(), LARGE_FILE_BYTES / 10)) {
            URI cut = URI.create("http://127.0.0.1:" + relay.port() + tenant.path());
            URI whole = URI.create("http://127.0.0.1:" + product.proxyPort() + tenant.path());
            var git = new GitClient(workload)
                    .showing(tenant.token("builder"), cut)
                    .showing(tenant.token("builder"), whole);
            Path tree = repositoryWith(git, LARGE_FILE_BYTES);

            var broken = git.git(tree, "push", cut + repositoryPath(), "main");

            assertThat(broken.exitCode()).isNotZero();
            assertThat(relay.hasCut()).isTrue();
            assertThat(Shell.run(bare(), "git", "for-each-ref").out()).isEmpty();
            git.git(tree, "push", whole + repositoryPath(), "main").orFail();
            assertThat(Shell.run(bare(), "git", "for-each-ref").out()).contains("refs/heads/main");
        }
    }

    private void pushAndCloneALargeFile(URI address) throws IOException {
        var git = new GitClient(workload)
                .showing(tenant.token("builder"), address)
                .resolving(address);
        String url = address + repositoryPath();
        Path tree = repositoryWith(git, LARGE_FILE_BYTES);
        git.git(workload, "ls-remote", url).orFail();

        try (var memory = product.watchMemory()) {
            git.git(tree, "push", url, "main").orFail();
            git.git(workload, "clone", url, "again").orFail();
            System.out.printf(
                    "server memory: %d KiB before, at most %d KiB more%n", memory.baseKib(), memory.growthKib());
            assertThat(memory.growthKib()).isLessThanOrEqualTo(ALLOWED_GROWTH_KIB);
        }

        assertThat(workload.resolve("again/large")).hasSameBinaryContentAs(tree.resolve("large"));
        assertThat(forge.requests())
                .anyMatch(line -> line.startsWith(
                        GitServer.USERNAME + " \"POST /" + tenant.namespace() + ".git/git-receive-pack"));
    }

    private Path repositoryWith(GitClient git, int bytes) throws IOException {
        Path tree = Files.createDirectory(workload.resolve("tree"));
        git.git(workload, "init", "--quiet", "--initial-branch=main", tree.toString())
                .orFail();
        var content = new byte[bytes];
        new SplittableRandom(bytes).nextBytes(content);
        Files.write(tree.resolve("large"), content);
        git.git(tree, "add", ".").orFail();
        git.git(tree, "-c", "core.compression=0", "commit", "--quiet", "-m", "Add a large file")
                .orFail();
        return tree;
    }

    private String repositoryPath() {
        return "/" + tenant.repository();
    }

    private Path bare() {
        return forge.path(tenant.repository());
    }
}
