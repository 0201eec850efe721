package io.connectors.proxy.exchange;

import io.connectors.proxy.codec.MessageBody;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.ResponseHead;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.upstream.Route;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A request on its way to a tool.
 *
 * @param body the client's own, or one that was made of it
 * @param stillAllowed asked again and again while the connection is used for another protocol
 * @param trailers leaves of the client's what may follow the body
 * @param rewriting makes the head for the client out of the tool's
 */
public record ProxiedRequest(
        Route route,
        RequestHead head,
        MessageBody body,
        Mode mode,
        BooleanSupplier stillAllowed,
        UnaryOperator<Headers> trailers,
        UnaryOperator<ResponseHead> rewriting) {

    public ProxiedRequest withHead(RequestHead other) {
        return new ProxiedRequest(route, other, body, mode, stillAllowed, trailers, rewriting);
    }
}
