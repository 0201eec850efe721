package io.connectors.proxy.exchange;

import io.connectors.proxy.codec.MessageBody;
import io.connectors.proxy.codec.Piece;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.HopByHop;
import io.connectors.proxy.message.ResponseHead;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.upstream.UpstreamException;
import io.connectors.proxy.upstream.UpstreamExchange;
import io.connectors.proxy.upstream.UpstreamTunnel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Answers one client from one exchange whose request head has been sent. */
final class Transfer {
    private static final int FIRST_PIECE_BYTES = 8 * 1024;
    private static final int SWITCHING_PROTOCOLS = 101;
    // The tool may answer in the moment in which the last byte leaves; that is not early.
    private static final Duration SAME_MOMENT = Duration.ofMillis(20);
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final ClientSide client;
    private final ProxiedRequest request;
    private final TunnelCopy tunnels;
    private long bytesToClient;
    private Duration toolTime = Duration.ZERO;

    Transfer(ClientSide client, ProxiedRequest request, TunnelCopy tunnels) {
        this.client = client;
        this.request = request;
        this.tunnels = tunnels;
    }

    Outcome run(UpstreamExchange exchange) {
        Upload upload = Upload.start(client, request, exchange);
        try {
            long sent = System.nanoTime();
            ResponseHead serverToProxyResponse = exchange.response(this::interim);
            toolTime = Duration.ofNanos(System.nanoTime() - sent);
            return serverToProxyResponse.status() == SWITCHING_PROTOCOLS
                    ? tunnel(exchange, serverToProxyResponse)
                    : deliver(exchange, serverToProxyResponse, upload);
        } catch (UpstreamException e) {
            exchange.abort();
            return upload.flaw()
                    .map(rule -> refuse(new Refusal(Reason.REQUEST_MALFORMED, rule + "."), upload))
                    .orElseGet(() -> client.isGone() || upload.clientLeft()
                            ? broken(0, upload, Outcome.CLIENT_GONE)
                            : refuse(e.refusal(), upload));
        } catch (RuntimeException e) {
            exchange.abort();
            throw e;
        }
    }

    private void interim(ResponseHead head) {
        boolean wanted = head.status() != 100 || client.awaitsContinue();
        if (!wanted) {
            return;
        }
        try {
            client.interim(head.withHeaders(HopByHop.strip(head.headers())));
        } catch (IOException clientLeft) {
            // Seen again when the final answer is written.
        }
    }

    private Outcome refuse(Refusal refusal, Upload upload) {
        boolean early = !upload.isDoneWithin(Duration.ZERO);
        if (early) {
            client.lastAnswer();
        }
        Outcome outcome = RefusalAnswer.send(client, request.mode(), refusal);
        if (early) {
            upload.isDoneWithin(DRAIN);
        }
        return outcome.withBytesFromClient(upload.bytes());
    }

    private Outcome deliver(UpstreamExchange exchange, ResponseHead serverToProxyResponse, Upload upload) {
        int status = serverToProxyResponse.status();
        // The answer goes out before the body has come in. The connection ends with it, so that the upload's thread can
        // never read into
        // a next request; until then the body is drained, so that the client sees the answer.
        boolean early = !upload.isDoneWithin(SAME_MOMENT);
        if (early) {
            client.lastAnswer();
        }
        String problem = stream(exchange, serverToProxyResponse, upload);
        if (!problem.isEmpty()) {
            exchange.abort();
            return broken(status, upload, problem);
        }
        if (early) {
            exchange.abort();
            upload.isDoneWithin(DRAIN);
        } else {
            exchange.finish();
        }
        return new Outcome(status, status, upload.bytes(), bytesToClient, toolTime, "");
    }

    /** Copies the answer; returns why it could not be finished, or nothing. */
    private String stream(UpstreamExchange exchange, ResponseHead serverToProxyResponse, Upload upload) {
        MessageBody body = exchange.body();
        try {
            client.answer(proxyToClientResponse(serverToProxyResponse));
            if (isSilent(body)) {
                // A watch can be without an event for hours; its client wants to know that it is there.
                client.flush();
            }
        } catch (IOException e) {
            return Outcome.CLIENT_GONE;
        }
        try (Piece first = Piece.small()) {
            Optional<String> ended = copy(exchange, body, upload, first, true);
            if (ended.isPresent()) {
                return ended.get();
            }
        }
        try (Piece bulk = Piece.bulk(!client.isSecure() && !exchange.isSecure())) {
            return copy(exchange, body, upload, bulk, false).orElseThrow();
        }
    }

    /**
     * Copies what is left of the answer.
     *
     * @param first the piece may turn out to be small
     * @return why it could not be finished, or nothing when it is; empty when a larger piece is better
     */
    private Optional<String> copy(
            UpstreamExchange exchange, MessageBody body, Upload upload, Piece piece, boolean first) {
        while (true) {
            boolean more;
            boolean pause;
            try {
                exchange.awaitMore();
                more = piece.readFrom(body);
                // What is larger is not collected, and leaves at once.
                pause = more && piece.length() <= FIRST_PIECE_BYTES && body.wouldWait();
            } catch (IOException | RuntimeException e) {
                return Optional.of(client.isGone() || upload.clientLeft() ? Outcome.CLIENT_GONE : truncated());
            }
            try {
                if (!more) {
                    client.finish(body.trailers());
                    return Optional.of("");
                }
                client.write(piece);
                bytesToClient += piece.length();
                if (pause) {
                    client.flush();
                }
            } catch (IOException e) {
                return Optional.of(Outcome.CLIENT_GONE);
            }
            // A short body fills a piece that was made for it, and nothing follows.
            if (first && piece.isFull() && !body.isEnded()) {
                return Optional.empty();
            }
        }
    }

    /** What came goes on, so that the client sees where it broke off. */
    private String truncated() {
        try {
            client.flush();
        } catch (IOException clientLeft) {
            // It is closed anyway.
        }
        return Outcome.RESPONSE_TRUNCATED;
    }

    /** A tool that is gone is noticed by the read that follows. */
    private static boolean isSilent(MessageBody body) {
        try {
            return body.wouldWait();
        } catch (IOException broken) {
            return false;
        }
    }

    private ResponseHead proxyToClientResponse(ResponseHead serverToProxyResponse) {
        Headers received = serverToProxyResponse.headers();
        Headers headers = HopByHop.strip(received);
        if (serverToProxyResponse.framing() instanceof Framing.None && serverToProxyResponse.status() != 204) {
            // The length that a GET would have is part of the answer to HEAD and of a 304, though no body follows.
            headers = headers.withAll("Content-Length", received.all("Content-Length"));
        }
        if (!(serverToProxyResponse.framing() instanceof Framing.Chunked)) {
            headers = headers.without("trailer"::equals);
        }
        return request.rewriting().apply(serverToProxyResponse.withHeaders(headers));
    }

    private Outcome tunnel(UpstreamExchange exchange, ResponseHead serverToProxyResponse) {
        Headers received = serverToProxyResponse.headers();
        Headers headers = HopByHop.strip(received)
                .withAll("Upgrade", received.all("Upgrade"))
                .with("Connection", "Upgrade");
        try {
            UpstreamTunnel toTool = exchange.tunnel();
            ClientTunnel toClient = client.switchProtocols(serverToProxyResponse.withHeaders(headers));
            return Outcome.ofTunnel(
                    SWITCHING_PROTOCOLS, SWITCHING_PROTOCOLS, tunnels.run(toClient, toTool, request.stillAllowed()));
        } catch (IOException e) {
            exchange.abort();
            client.abort();
            return Outcome.ofNothing(Outcome.CLIENT_GONE);
        }
    }

    private Outcome broken(int status, Upload upload, String reason) {
        client.abort();
        return new Outcome(status, status, upload.bytes(), bytesToClient, toolTime, reason);
    }
}
