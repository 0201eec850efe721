package io.connectors.proxy.exchange;

import io.connectors.proxy.codec.Piece;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Problem;
import io.connectors.proxy.refusal.Refusal;
import java.io.IOException;
import java.time.Duration;

/** Answers a request with a refusal instead of the tool's response. */
public final class RefusalAnswer {
    private RefusalAnswer() {}

    /** Answers; who left cannot be told, and the outcome says nevertheless why the request failed. */
    public static Outcome send(ClientSide client, Mode mode, Refusal refusal) {
        Problem problem = Problem.of(refusal, mode);
        if (refusal.closesConnection()) {
            client.lastAnswer();
        }
        long sent = 0;
        try {
            client.answer(client.takesBody() ? problem.head() : problem.headAlone());
            if (client.takesBody()) {
                Piece body = Piece.of(problem.body());
                client.write(body);
                sent = body.length();
            }
            client.finish(Headers.NONE);
        } catch (IOException clientLeft) {
            client.abort();
        }
        return new Outcome(
                problem.head().status(),
                0,
                0,
                sent,
                Duration.ZERO,
                refusal.reason().publicName());
    }
}
