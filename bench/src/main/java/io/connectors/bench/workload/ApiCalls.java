package io.connectors.bench.workload;

import io.connectors.bench.load.Load;
import io.connectors.bench.load.Wrk;
import io.connectors.bench.measure.Metric;
import io.connectors.bench.target.ApiServer;
import io.connectors.bench.target.ConnectorsProxy;
import io.connectors.bench.target.RequestTotals;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What the API server is asked for when a token is new, and when it is not. */
record ApiCalls(String name, ConnectorsProxy connectors, ApiServer api, Wrk wrk) implements Workload {
    private static final int CONNECTIONS = 32;
    // Less than any answer is remembered.
    private static final Duration TIME = Duration.ofSeconds(3);

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
        String token = api.newClientToken();
        RequestTotals begun = api.requests();
        requests(token);
        RequestTotals known = api.requests();
        Load load = requests(token);
        RequestTotals ended = api.requests();
        RequestTotals first = known.since(begun);
        return List.of(
                new Value(Metric.TOKEN_REVIEWS, first.of("tokenreviews")),
                new Value(Metric.ACCESS_REVIEWS, first.of("subjectaccessreviews")),
                new Value(Metric.API_CALLS, (double) ended.since(known).all() / load.requests()),
                new Value(Metric.FAILED, load.failed()));
    }

    private Load requests(String token) throws IOException, InterruptedException {
        return wrk.run(Wrk.Run.of(connectors.tool(token), "/1k", CONNECTIONS, TIME));
    }
}
