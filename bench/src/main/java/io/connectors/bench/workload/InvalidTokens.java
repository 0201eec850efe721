package io.connectors.bench.workload;

import io.connectors.bench.load.Load;
import io.connectors.bench.load.Pace;
import io.connectors.bench.load.Route;
import io.connectors.bench.measure.Metric;
import io.connectors.bench.target.ApiServer;
import io.connectors.bench.target.ConnectorsProxy;
import io.connectors.bench.target.RequestTotals;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Ten thousand tokens that look right and are signed by nobody, in ten seconds, while others show a good one. */
record InvalidTokens(String name, ConnectorsProxy connectors, ApiServer api) implements Workload {
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration WARMING = Duration.ofSeconds(5);
    private static final int PER_SECOND = 1000;
    private static final int CONNECTIONS = 16;
    private static final int VALID_CONNECTIONS = 4;
    private static final int VALID_PER_SECOND = 200;
    private static final int SIGNATURE_DIGITS = 8;

    @Override
    public List<String> targets() {
        return List.of(ConnectorsProxy.NAME);
    }

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        var valid = new Pace(target.tool(), "/1k", VALID_CONNECTIONS, VALID_PER_SECOND);
        // What has never been refused yet has to be compiled first.
        var numbers = new AtomicInteger();
        storm(numbers, WARMING);
        valid.run(WARMING);
        Load before = valid.run(TIME);
        RequestTotals counted = api.requests();
        Load during;
        try (var threads = Executors.newSingleThreadExecutor()) {
            var storm = threads.submit(() -> storm(numbers, TIME));
            during = valid.run(TIME);
            storm.get();
        } catch (ExecutionException e) {
            throw new IOException("The storm of tokens failed", e);
        }
        RequestTotals spent = api.requests().since(counted);
        return List.of(
                new Value(Metric.TOKEN_REVIEWS, spent.of("tokenreviews")),
                new Value(Metric.P99, Values.micros(during.p99())),
                new Value(Metric.P99_CHANGE, Values.micros(during.p99()) / Values.micros(before.p99())),
                new Value(Metric.FAILED, during.failed()));
    }

    private Load storm(AtomicInteger numbers, Duration time) throws IOException, InterruptedException {
        String good = api.clientToken();
        String unsigned = good.substring(0, good.length() - SIGNATURE_DIGITS);
        Route anybody = connectors.tool(good);
        return new Pace(anybody, "/1k", CONNECTIONS, PER_SECOND)
                .run(
                        time,
                        _ -> Pace.request(
                                connectors.tool(unsigned + "%08d".formatted(numbers.incrementAndGet())), "/1k"),
                        true);
    }
}
