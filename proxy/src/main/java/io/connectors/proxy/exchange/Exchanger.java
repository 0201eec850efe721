package io.connectors.proxy.exchange;

import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.upstream.Route;
import io.connectors.proxy.upstream.UpstreamClient;
import io.connectors.proxy.upstream.UpstreamException;
import io.connectors.proxy.upstream.UpstreamExchange;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Carries requests to tools: briefly on the thread that asks, else on one that may wait. */
public final class Exchanger {
    private final UpstreamClient upstream;
    private final FastPath fastPath;
    private final Semaphore fastPathSlots;

    public Exchanger(UpstreamClient upstream, FastPath fastPath) {
        this.upstream = upstream;
        this.fastPath = fastPath;
        this.fastPathSlots = new Semaphore(fastPath.concurrency());
    }

    /** Learns how an exchange ended, on whatever thread that was. The answer is written by then, not yet ended. */
    public interface Report {
        void done(Outcome outcome);

        void failed(RuntimeException fault);
    }

    /** Carries one request; the report gets one call. */
    public void carry(ClientSide client, Route route, RequestHead request, Mode mode, Report report) {
        Transfer transfer = new Transfer(client, request, mode);
        Optional<UpstreamExchange> sent = Optional.empty();
        if (!client.mayBlock() && !request.hasBody() && fastPathSlots.tryAcquire()) {
            try {
                sent = upstream.startPooled(route, request);
                if (sent.isPresent() && sent.get().hasSmallReply(fastPath.patience())) {
                    UpstreamExchange arrived = sent.get();
                    tell(report, () -> transfer.run(arrived));
                    return;
                }
            } finally {
                fastPathSlots.release();
            }
        }
        Supplier<Outcome> rest = sent.<Supplier<Outcome>>map(underWay -> () -> transfer.run(underWay))
                .orElse(() -> start(transfer, route, request));
        if (client.mayBlock()) {
            tell(report, rest);
        } else {
            client.later(() -> tell(report, rest));
        }
    }

    private static void tell(Report report, Supplier<Outcome> exchange) {
        Outcome outcome;
        try {
            outcome = exchange.get();
        } catch (RuntimeException fault) {
            report.failed(fault);
            return;
        }
        report.done(outcome);
    }

    private Outcome start(Transfer transfer, Route route, RequestHead request) {
        UpstreamExchange exchange;
        try {
            exchange = upstream.start(route, request);
        } catch (UpstreamException e) {
            return transfer.refuse(e.refusal());
        }
        return transfer.run(exchange);
    }
}
