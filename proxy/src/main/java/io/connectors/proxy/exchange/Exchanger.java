package io.connectors.proxy.exchange;

import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.upstream.Route;
import io.connectors.proxy.upstream.UpstreamClient;
import io.connectors.proxy.upstream.UpstreamException;
import io.connectors.proxy.upstream.UpstreamExchange;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

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

    /**
     * Carries one request. The answer is written, not yet ended, when the outcome is told.
     *
     * @param told gets the outcome, once, on whatever thread finished the exchange
     */
    public void carry(ClientSide client, Route route, RequestHead request, Mode mode, Consumer<Outcome> told) {
        Transfer transfer = new Transfer(client, request, mode);
        Optional<UpstreamExchange> sent = Optional.empty();
        if (!client.mayBlock() && !request.hasBody() && fastPathSlots.tryAcquire()) {
            try {
                sent = upstream.startPooled(route, request);
                if (sent.isPresent() && sent.get().hasSmallReply(fastPath.patience())) {
                    told.accept(transfer.run(sent.get()));
                    return;
                }
            } finally {
                fastPathSlots.release();
            }
        }
        Optional<UpstreamExchange> underWay = sent;
        Runnable rest = () -> told.accept(underWay.map(transfer::run).orElseGet(() -> start(transfer, route, request)));
        if (client.mayBlock()) {
            rest.run();
        } else {
            client.later(rest);
        }
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
