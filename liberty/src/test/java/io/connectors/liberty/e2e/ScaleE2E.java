package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.connectors.liberty.install.ProductObjects;
import io.connectors.liberty.launch.Installation;
import io.connectors.liberty.launch.Ports;
import io.connectors.liberty.up.Product;
import io.connectors.liberty.up.ProductOptions;
import io.connectors.sandbox.SandboxServer;
import io.connectors.sandbox.SandboxSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A server that starts where many Connectors wait for it; {@code -Dconnectors.scale=N} says how many. Runs first, with a product of
 * its own, so that no other server reconciles the same objects or takes processor time.
 */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScaleE2E {
    private static final Optional<Path> CLUSTER = Optional.ofNullable(System.getenv("KUBECONFIG"))
            .filter(path -> !path.isBlank())
            .map(Path::of);
    private static final int FULL_SIZE = 1_000;
    private static final int SIZE = Integer.getInteger("connectors.scale", CLUSTER.isPresent() ? FULL_SIZE : 100);
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PROBES_PER_SECOND = 50;
    private static final long MAX_HEAP_KIB = 256 << 10;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Optional<ApiServerAudit> audit = CLUSTER.flatMap(_ -> ApiServerAudit.ofEnvironment());
    private FleetTool tool;
    private Fleet fleet;
    private FleetLedger ledger;
    private Product product;
    private Duration timeToReady;
    private Duration processorTime;

    @BeforeAll
    void startWhereConnectorsWait() throws IOException, InterruptedException {
        Path target = Files.createDirectories(Path.of("target", "e2e runs").toAbsolutePath());
        Path folder = Files.createTempDirectory(target, "scale ");
        Path kubeconfig = CLUSTER.isPresent() ? CLUSTER.get() : sandbox(folder);
        KubernetesClient admin = own(new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build());
        new ProductObjects(admin).apply();
        tool = own(FleetTool.start());
        fleet = Fleet.create(admin, tool, SIZE);
        ledger = own(new FleetLedger(admin, fleet));

        long start = System.nanoTime();
        product = own(Product.start(options(folder, kubeconfig)));
        // Closed before the product: it has finalizers to remove.
        own(fleet);
        Poll.until("all Connectors are Ready", PATIENCE, () -> ledger.ready() == SIZE);
        timeToReady = Duration.ofNanos(System.nanoTime() - start);
        processorTime = product.serverProcess().info().totalCpuDuration().orElseThrow();
    }

    @AfterAll
    void stop() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    @Test
    void makesAllConnectorsReadyWithinAMinuteOfItsStart() {
        System.out.printf(
                "%d Connectors were Ready %s after the start, with %s of processor time%n",
                SIZE, timeToReady, processorTime);

        // A smaller fleet proves nothing about it, and shares the machine with whatever else is tested.
        assumeThat(SIZE).isGreaterThanOrEqualTo(FULL_SIZE);
        assertThat(timeToReady).isLessThan(READY_LIMIT);
    }

    @Test
    void writesAtMostThreeTimesForAConnector() {
        System.out.printf(
                "Writes for a Connector: %s%n",
                writes().values().stream().mapToInt(n -> n).summaryStatistics());

        assertThat(writes())
                .hasSizeGreaterThanOrEqualTo(SIZE)
                .allSatisfy((_, count) -> assertThat(count).isLessThanOrEqualTo(3));
    }

    @Test
    void writesNothingWhileNothingChanges() {
        Map<String, Integer> writesBefore = writes();
        Map<String, Integer> checksBefore = tool.checks();

        Poll.until(
                "every tool was asked twice more",
                PATIENCE,
                () -> tool.checks().entrySet().stream()
                        .allMatch(tool -> tool.getValue() >= checksBefore.getOrDefault(tool.getKey(), 0) + 2));

        assertThat(writes()).isEqualTo(writesBefore);
        assertThat(ledger.ready()).isEqualTo(SIZE);
    }

    @Test
    void fitsIntoItsHeap() {
        long liveKib = Heap.liveKib(product.serverProcess().pid());
        System.out.printf("Live heap with %d Connectors: %d MiB%n", SIZE, liveKib >> 10);

        assertThat(liveKib).isPositive().isLessThan(MAX_HEAP_KIB);
    }

    /** By the audit log, which counts everything, where there is one. */
    private Map<String, Integer> writes() {
        return audit.map(log -> log.writes(fleet.run())).orElseGet(ledger::changes);
    }

    private Path sandbox(Path folder) throws IOException {
        var sandbox = own(SandboxServer.start(SandboxSettings.forTest(folder.resolve("sandbox"))));
        Path kubeconfig = folder.resolve("kubeconfig");
        sandbox.writeKubeConfig(kubeconfig);
        return kubeconfig;
    }

    private static ProductOptions options(Path folder, Path kubeconfig) {
        var interval = Duration.ofSeconds(Math.max(5, SIZE / PROBES_PER_SECOND));
        return new ProductOptions(
                Installation.ofCheckout(Path.of(System.getProperty("connectors.checkout", ".."))),
                folder.resolve("product"),
                Ports.free(),
                Optional.of(kubeconfig),
                Map.of("connectors.probe.interval", interval.toSeconds() + "s"));
    }

    private <T extends AutoCloseable> T own(T resource) {
        opened.push(resource);
        return resource;
    }
}
