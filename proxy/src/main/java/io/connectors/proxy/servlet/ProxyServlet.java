package io.connectors.proxy.servlet;

import io.connectors.proxy.line.ProxyLine;
import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.message.RequestHead;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Puts every request of the data ports on the line. */
final class ProxyServlet extends HttpServlet {
    private final transient ProxyLine line;
    private final transient List<Recogniser> recognisers;

    /** Takes the kinds of requests in the order in which they are tried; the last one must take everything. */
    ProxyServlet(ProxyLine line, List<Recogniser> recognisers) {
        this.line = line;
        this.recognisers = List.copyOf(recognisers);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        RequestHead clientToProxyRequest = ServletRequestReader.read(request);
        Recogniser recogniser = recognisers.stream()
                .filter(candidate -> candidate.concerns(clientToProxyRequest))
                .findFirst()
                .orElseThrow();
        line.serve(clientToProxyRequest, recogniser, new ServletClient(request, response));
    }
}
