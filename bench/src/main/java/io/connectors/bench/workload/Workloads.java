package io.connectors.bench.workload;

import static io.connectors.bench.target.Peers.CADDY;
import static io.connectors.bench.target.Peers.DIRECT;
import static io.connectors.bench.target.Peers.HAPROXY;
import static io.connectors.bench.target.Peers.MITMPROXY;
import static io.connectors.bench.target.Peers.NGINX;
import static io.connectors.bench.target.Peers.NGINX_LARGE;

import io.connectors.bench.load.Uploads;
import io.connectors.bench.load.Wrk;
import io.connectors.bench.target.ConnectorsProxy;
import io.connectors.bench.target.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All that is done, in the order in which it is done. */
public final class Workloads {
    private static final String OURS = ConnectorsProxy.NAME;
    private static final List<String> ALL = List.of(OURS, NGINX, NGINX_LARGE, HAPROXY, CADDY, MITMPROXY);

    private Workloads() {}

    /**
     * Returns all cases.
     *
     * @param script what wrk runs
     */
    public static List<Workload> on(Stage stage, Path script) {
        return Stream.of(
                        small(stage, new Wrk(script)),
                        tunnelled(stage),
                        bulk(),
                        held(stage),
                        own(stage, new Wrk(script)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Workload> small(Stage stage, Wrk wrk) {
        return List.of(
                new SmallRequests("reverse-32", ALL, 32, wrk),
                new SmallRequests("reverse-256", ALL, 256, wrk),
                new SmallRequests("latency", List.of(OURS, DIRECT, NGINX, HAPROXY, CADDY, MITMPROXY), 1, wrk),
                new AbsoluteRequests(
                        "absolute-32",
                        List.of(OURS, NGINX, MITMPROXY),
                        32,
                        place(stage.tools().tool()),
                        wrk));
    }

    private static List<Workload> tunnelled(Stage stage) {
        List<String> targets = List.of(OURS, MITMPROXY);
        String place = place(stage.tools().toolTls());
        return List.of(
                new TunnelledRequests("intercept-kept", targets, TunnelledRequests.Reuse.TUNNEL, 32, place),
                new TunnelledRequests("intercept-fresh", targets, TunnelledRequests.Reuse.NOTHING, 8, place),
                new TunnelledRequests("intercept-resumed", targets, TunnelledRequests.Reuse.SESSION, 8, place));
    }

    private static List<Workload> bulk() {
        return List.of(
                new BulkDownload("download-10m", ALL, "/10m", 4),
                new BulkDownload("download-1g", ALL, "/1g", 1),
                new BulkUpload("upload-length", ALL, Uploads.Framing.LENGTH, 2),
                new BulkUpload("upload-chunked", ALL, Uploads.Framing.CHUNKED, 2));
    }

    private static List<Workload> held(Stage stage) {
        int sink = stage.tools().sink();
        return List.of(
                new Streams("streams", ALL),
                new SlowDownloads("slow-readers", ALL),
                new IdleClients("idle-clients", ALL),
                new WaitingRequests("waiting-requests", ALL, sink),
                new BusyOthers("busy-others", List.of(OURS, NGINX, CADDY), sink));
    }

    private static List<Workload> own(Stage stage, Wrk wrk) {
        return List.of(
                new ApiCalls("api-calls", stage.connectors(), stage.api(), wrk),
                new InvalidTokens("invalid-tokens", stage.connectors(), stage.api()),
                new ServerMemory("server-memory", ALL));
    }

    private static String place(int port) {
        return "127.0.0.1:" + port;
    }
}
