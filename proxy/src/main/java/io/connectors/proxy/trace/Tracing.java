package io.connectors.proxy.trace;

import io.connectors.proxy.audit.AuditEvent;
import io.connectors.proxy.message.RequestHead;

/** Follows requests through the proxy. */
public interface Tracing {
    /** Makes no spans: the context that a client sends goes on to the tool as it came. */
    Tracing NONE = _ -> new Span() {
        @Override
        public RequestHead outbound(RequestHead proxyToServerRequest) {
            return proxyToServerRequest;
        }

        @Override
        public void end(AuditEvent event) {}
    };

    Span begin(RequestHead clientToProxyRequest);

    /** The stay of one request in the proxy. */
    interface Span {

        /** Returns the request with the context that the tool belongs to. */
        RequestHead outbound(RequestHead proxyToServerRequest);

        void end(AuditEvent event);
    }
}
