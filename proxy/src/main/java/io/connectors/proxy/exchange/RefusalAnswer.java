package io.connectors.proxy.exchange;

import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.ResponseHead;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Problem;
import io.connectors.proxy.refusal.Refusal;
import java.io.IOException;

/** Answers a request with a refusal instead of the tool's response. */
public final class RefusalAnswer {
    private RefusalAnswer() {}

    public static Outcome send(ClientSide client, RequestHead request, Mode mode, Refusal refusal) {
        return send(client, request, mode, refusal, false);
    }

    static Outcome send(ClientSide client, RequestHead request, Mode mode, Refusal refusal, boolean closing) {
        Problem problem = Problem.of(refusal, mode);
        boolean withBody = !request.method().equals("HEAD");
        int status = problem.head().status();
        long sent = 0;
        try {
            client.answer(closing ? closing(problem.head()) : problem.head(), () -> Headers.NONE);
            if (withBody) {
                byte[] body = problem.body();
                client.write(body, body.length);
                sent = body.length;
            }
        } catch (IOException clientLeft) {
            // Nobody is left to be told; the outcome still says why the request failed.
        }
        return new Outcome(status, 0, 0, sent, refusal.reason().publicName());
    }

    private static ResponseHead closing(ResponseHead head) {
        return new ResponseHead(head.status(), head.headers().with("Connection", "close"), head.framing());
    }
}
