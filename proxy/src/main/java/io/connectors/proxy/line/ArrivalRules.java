package io.connectors.proxy.line;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.FramingRules;
import io.connectors.proxy.message.MalformedMessageException;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.target.PathRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses what no listener should have let through: Liberty's parser is lax, and another one may be in front of it. */
final class ArrivalRules {
    private static final Set<String> NOT_SERVED = Set.of("CONNECT", "TRACE");
    private static final Pattern NAME = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9_](?:[-A-Za-z0-9_.]{0,252})|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?");

    private ArrivalRules() {}

    static Decision<RequestHead> check(RequestHead clientToProxyRequest) {
        return framing(clientToProxyRequest).then(ArrivalRules::host).then(ArrivalRules::target);
    }

    private static Decision<RequestHead> framing(RequestHead request) {
        try {
            FramingRules.ofRequest(request.headers());
        } catch (MalformedMessageException e) {
            return Decision.refused(Reason.REQUEST_MALFORMED, e.getMessage() + ".");
        }
        return request.headers().fields().stream().allMatch(ArrivalRules::isWellFormed)
                ? Decision.passed(request)
                : Decision.refused(
                        Reason.REQUEST_MALFORMED, "A header field has an odd name, or a value with a control byte.");
    }

    private static Decision<RequestHead> host(RequestHead request) {
        List<String> hosts = request.headers().all("host");
        return hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches()
                ? Decision.passed(request)
                : Decision.refused(
                        Reason.HOST_INVALID, "A request needs exactly one Host, which is a name or an address.");
    }

    private static Decision<RequestHead> target(RequestHead request) {
        if (NOT_SERVED.contains(request.method())) {
            return Decision.refused(Reason.METHOD_NOT_SERVED, "This port does not serve " + request.method() + ".");
        }
        return PathRule.violation(request.target())
                .<Decision<RequestHead>>map(problem -> Decision.refused(Reason.PATH_NOT_ALLOWED, problem))
                .orElseGet(() -> Decision.passed(request));
    }

    private static boolean isWellFormed(Field field) {
        return NAME.matcher(field.name()).matches()
                && field.value().chars().noneMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
    }
}
