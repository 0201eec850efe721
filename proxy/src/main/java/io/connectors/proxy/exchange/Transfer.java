package io.connectors.proxy.exchange;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.HopByHop;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.ResponseHead;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.upstream.ResponseBody;
import io.connectors.proxy.upstream.UpstreamException;
import io.connectors.proxy.upstream.UpstreamExchange;
import java.io.IOException;
import java.time.Duration;

/** Answers one client from one exchange whose request head has been sent. */
final class Transfer {
    private static final int FIRST_BUFFER_BYTES = 8 * 1024;
    private static final int BULK_BUFFER_BYTES = 64 * 1024;
    // The tool may answer in the moment in which the last byte leaves; that is not early.
    private static final Duration SAME_MOMENT = Duration.ofMillis(20);
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final ClientSide client;
    private final RequestHead request;
    private final Mode mode;
    private long bytesToClient;

    Transfer(ClientSide client, RequestHead request, Mode mode) {
        this.client = client;
        this.request = request;
        this.mode = mode;
    }

    Outcome run(UpstreamExchange exchange) {
        Upload upload = request.hasBody() ? Upload.start(client, exchange) : Upload.none(client, exchange);
        try {
            return deliver(exchange, exchange.response(upload::moved), upload);
        } catch (UpstreamException e) {
            exchange.abort();
            return upload.clientLeft() ? broken(0, 0, upload, Outcome.CLIENT_GONE) : refuse(e.refusal(), upload);
        } catch (RuntimeException e) {
            exchange.abort();
            throw e;
        }
    }

    Outcome refuse(Refusal refusal) {
        return RefusalAnswer.send(client, request, mode, refusal, false);
    }

    private Outcome refuse(Refusal refusal, Upload upload) {
        boolean early = !upload.isDoneWithin(Duration.ZERO);
        Outcome outcome = RefusalAnswer.send(client, request, mode, refusal, early);
        if (early) {
            drain(upload);
        }
        return outcome.withBytesFromClient(upload.bytes());
    }

    private Outcome deliver(UpstreamExchange exchange, ResponseHead serverToProxyResponse, Upload upload) {
        int status = serverToProxyResponse.status();
        boolean early = !upload.isDoneWithin(SAME_MOMENT);
        String problem = stream(exchange, serverToProxyResponse, early);
        boolean complete = problem.isEmpty();
        if (complete && !early) {
            exchange.finish();
        } else {
            exchange.abort();
        }
        if (!complete) {
            return broken(status, status, upload, problem);
        }
        if (early) {
            drain(upload);
        }
        return new Outcome(status, status, upload.bytes(), bytesToClient, "");
    }

    /** Copies the answer; returns why it could not be finished, or nothing. */
    private String stream(UpstreamExchange exchange, ResponseHead serverToProxyResponse, boolean closing) {
        ResponseBody body;
        try {
            body = exchange.body();
        } catch (IOException e) {
            return Outcome.RESPONSE_TRUNCATED;
        }
        try {
            client.answer(proxyToClientResponse(serverToProxyResponse, closing), body::trailers);
        } catch (IOException e) {
            return Outcome.CLIENT_GONE;
        }
        return copy(body);
    }

    private String copy(ResponseBody body) {
        byte[] buffer = new byte[FIRST_BUFFER_BYTES];
        while (true) {
            int count;
            boolean pause;
            try {
                count = body.read(buffer);
                pause = count >= 0 && body.wouldWait();
            } catch (IOException | RuntimeException e) {
                return Outcome.RESPONSE_TRUNCATED;
            }
            if (count < 0) {
                return "";
            }
            try {
                client.write(buffer, count);
                bytesToClient += count;
                if (pause) {
                    client.flush();
                }
            } catch (IOException e) {
                return Outcome.CLIENT_GONE;
            }
            if (count == buffer.length && buffer.length < BULK_BUFFER_BYTES) {
                buffer = new byte[BULK_BUFFER_BYTES];
            }
        }
    }

    private ResponseHead proxyToClientResponse(ResponseHead serverToProxyResponse, boolean closing) {
        Headers headers = HopByHop.strip(serverToProxyResponse.headers());
        if (request.method().equals("HEAD")) {
            // The length that a GET would have is part of the answer, though no body follows.
            headers = serverToProxyResponse
                    .headers()
                    .first("Content-Length")
                    .map(length ->
                            HopByHop.strip(serverToProxyResponse.headers()).with("Content-Length", length))
                    .orElse(headers);
        }
        if (closing) {
            headers = headers.with("Connection", "close");
        }
        if (!(serverToProxyResponse.framing() instanceof Framing.Chunked)) {
            headers = headers.without("trailer"::equals);
        }
        return new ResponseHead(serverToProxyResponse.status(), headers, serverToProxyResponse.framing());
    }

    private Outcome broken(int status, int upstreamStatus, Upload upload, String reason) {
        client.abort();
        return new Outcome(status, upstreamStatus, upload.bytes(), bytesToClient, reason);
    }

    // The answer went out before the body had come in. The connection ends with it, so that the upload's thread can
    // never read into a next request; until then the body is drained, so that the client sees the answer.
    private void drain(Upload upload) {
        try {
            client.flush();
        } catch (IOException clientLeft) {
            // The answer is complete as far as the proxy is concerned.
        }
        upload.isDoneWithin(DRAIN);
    }
}
