package io.connectors.proxy.line;

import io.connectors.proxy.codec.WholeBody;
import io.connectors.proxy.exchange.ClientSide;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.ResponseHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of one request. It goes through piece by piece, unless somebody has to see all of it. */
final class ClientBody {
    private static final ResponseHead CONTINUE = new ResponseHead(100, "Continue", Headers.NONE, Framing.NONE);

    private final ClientSide client;
    private final int maxBytes;
    private @Nullable Decision<byte[]> taken;

    ClientBody(ClientSide client, int maxBytes) {
        this.client = client;
        this.maxBytes = maxBytes;
    }

    /** Reads all of it, once. */
    Decision<byte[]> whole() {
        if (taken == null) {
            taken = read();
        }
        return taken;
    }

    /** Returns a request with this body, whether it was read or not. */
    CredentialStep.Outbound unchanged(RequestHead head) {
        if (taken instanceof Decision.Passed<byte[]>(byte[] bytes)) {
            return new CredentialStep.Outbound(sized(head, bytes.length), WholeBody.of(bytes));
        }
        return new CredentialStep.Outbound(head, client.body());
    }

    private static RequestHead sized(RequestHead head, int length) {
        return new RequestHead(
                head.method(),
                head.form(),
                head.origin(),
                head.target(),
                head.headers().without(name -> name.equals("expect") || name.equals("trailer")),
                new Framing.Sized(length));
    }

    private Decision<byte[]> read() {
        Optional<byte[]> body;
        try {
            if (client.awaitsContinue()) {
                client.interim(CONTINUE);
            }
            client.awaitMore();
            body = WholeBody.read(client.body(), maxBytes);
            client.awaitNoMore();
        } catch (MalformedMessageException e) {
            return Decision.refused(Reason.REQUEST_MALFORMED, e.getMessage() + ".");
        } catch (IOException clientLeft) {
            return Decision.refused(Reason.REQUEST_MALFORMED, "The body of the request did not come.");
        }
        return body.map(Decision::passed)
                .orElseGet(() -> Decision.refused(
                        Reason.BODY_TOO_LARGE,
                        "A body that this Connector's credential depends on, or belongs into, may have %d bytes."
                                .formatted(maxBytes)));
    }
}
