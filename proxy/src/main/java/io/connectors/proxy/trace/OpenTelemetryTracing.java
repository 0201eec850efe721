package io.connectors.proxy.trace;

import io.connectors.proxy.audit.AuditEvent;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.RequestHead;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each request, as a child of the client's, and lets the tool's be children of it. Names of Connectors and hosts are in
 * the spans; paths, queries and headers are not.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">Semantic conventions for HTTP spans</a>
 */
public final class OpenTelemetryTracing implements Tracing {
    private static final String SCOPE = "io.connectors.proxy";
    private static final int SERVER_ERRORS = 500;

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    public OpenTelemetryTracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(SCOPE);
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    @Override
    public Span begin(RequestHead clientToProxyRequest) {
        Context parent = propagator.extract(Context.root(), clientToProxyRequest.headers(), new HeaderGetter());
        SpanBuilder builder = tracer.spanBuilder(clientToProxyRequest.method())
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", clientToProxyRequest.method())
                .setAttribute("server.address", clientToProxyRequest.origin().host())
                .setAttribute("server.port", clientToProxyRequest.origin().port())
                .setAttribute("url.scheme", clientToProxyRequest.origin().scheme());
        io.opentelemetry.api.trace.Span span = builder.startSpan();
        return new Stay(span, parent.with(span));
    }

    private final class Stay implements Span {
        private final io.opentelemetry.api.trace.Span span;
        private final Context context;

        Stay(io.opentelemetry.api.trace.Span span, Context context) {
            this.span = span;
            this.context = context;
        }

        @Override
        public RequestHead outbound(RequestHead proxyToServerRequest) {
            List<String[]> fields = new ArrayList<>();
            propagator.inject(context, fields, (carrier, name, value) -> {
                if (carrier != null) {
                    carrier.add(new String[] {name, value});
                }
            });
            Headers headers = proxyToServerRequest.headers();
            for (String[] field : fields) {
                headers = headers.without(field[0].toLowerCase(Locale.ROOT)::equals)
                        .with(field[0], field[1]);
            }
            return proxyToServerRequest.withHeaders(headers);
        }

        @Override
        public void end(AuditEvent event) {
            span.setAttribute("http.response.status_code", event.status());
            span.setAttribute("connectors.connector", event.connector());
            span.setAttribute("connectors.verdict", event.verdict());
            if (!event.reason().isEmpty()) {
                span.setAttribute("error.type", event.reason());
            }
            if (event.status() >= SERVER_ERRORS || event.status() == 0) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    private static final class HeaderGetter implements TextMapGetter<Headers> {
        @Override
        public Iterable<String> keys(Headers carrier) {
            return carrier.fields().stream().map(field -> field.name()).toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers carrier, String key) {
            return Optional.ofNullable(carrier)
                    .flatMap(headers -> headers.first(key))
                    .orElse(null);
        }
    }
}
