package io.connectors.bench.workload;

import io.connectors.bench.load.Tunnels;
import io.connectors.bench.target.Forward;
import io.connectors.bench.target.Target;
import io.connectors.liberty.launch.CertificateTrust;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Answers of 1 KiB inside of TLS that the proxy ends, from a tool with TLS.
 *
 * @param place of the tool, {@code host:port}
 */
record TunnelledRequests(String name, List<String> targets, Reuse reuse, int connections, String place)
        implements Workload {
    private static final String PATH = "/1k";

    /** What is used again for the next request. */
    enum Reuse {
        TUNNEL,
        SESSION,
        NOTHING
    }

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        Forward forward = target.forward();
        var tunnels = new Tunnels(
                forward.port(), place, forward.tunnelAuthorization(), CertificateTrust.in(forward.authority()));
        return switch (reuse) {
            case TUNNEL -> kept(tunnels, target, time);
            case SESSION -> fresh(tunnels, Tunnels.Session.KEPT, target, time);
            case NOTHING -> fresh(tunnels, Tunnels.Session.FORGOTTEN, target, time);
        };
    }

    private List<Value> kept(Tunnels tunnels, Target target, Duration time) throws IOException, InterruptedException {
        try (Tunnels.Kept kept = tunnels.keep(connections)) {
            CpuMeter cpu = CpuMeter.start(target);
            return Values.ofRequests(kept.run(PATH, time), cpu.spent());
        }
    }

    private List<Value> fresh(Tunnels tunnels, Tunnels.Session session, Target target, Duration time)
            throws IOException, InterruptedException {
        CpuMeter cpu = CpuMeter.start(target);
        return Values.ofRequests(tunnels.fresh(PATH, session, connections, time), cpu.spent());
    }
}
