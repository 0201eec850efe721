package io.connectors.proxy.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.access.Authentication;
import io.connectors.crds.access.Caller;
import io.connectors.crds.access.ClientToken;
import io.connectors.crds.access.Verdict;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Caller CALLER = new Caller("system:serviceaccount:demo:builder", "1", List.of(), Map.of());
    private static final ResourceRef FORGE = new ResourceRef("demo", "forge");
    private static final ResourceRef OTHER = new ResourceRef("demo", "other");

    @Test
    void letsThroughWhoMayUseEveryNamedConnector() {
        Gate gate = gate(Set.of(FORGE, OTHER), Set.of(FORGE, OTHER));

        assertThat(gate.permit(CALLER, List.of(FORGE, OTHER))).isEqualTo(Decision.passed(CALLER));
    }

    /** FWD-3. */
    @Test
    void namesTheConnectorWithoutRight() {
        Refusal refusal = refusal(gate(Set.of(FORGE), Set.of(FORGE, OTHER)).permit(CALLER, List.of(FORGE, OTHER)));

        assertThat(refusal.reason()).isEqualTo(Reason.NOT_PERMITTED);
        assertThat(refusal.detail())
                .contains("demo/other")
                .contains("can-i use")
                .doesNotContain("demo/forge");
    }

    @Test
    void answersTheSameForAConnectorThatDoesNotExist() {
        Refusal forbidden = refusal(gate(Set.of(), Set.of(FORGE)).permit(CALLER, List.of(FORGE)));
        Refusal unknown = refusal(gate(Set.of(FORGE), Set.of()).permit(CALLER, List.of(FORGE)));
        Refusal both = refusal(gate(Set.of(), Set.of()).permit(CALLER, List.of(FORGE)));

        assertThat(unknown).isEqualTo(forbidden).isEqualTo(both);
    }

    @Test
    void saysWhyATokenWasRejected() {
        Gate gate = new Gate(
                _ -> new Authentication.Rejected(Authentication.Reason.WRONG_AUDIENCE, "ask for \"connectors\""),
                (caller, _) -> new Verdict.Allowed(caller),
                _ -> true);

        assertThat(refusal(gate.identify(new ClientToken("x"))))
                .isEqualTo(new Refusal(Reason.TOKEN_REJECTED, "ask for \"connectors\""));
    }

    /** AUT-9. */
    @Test
    void answers503WhenTheApiServerIsAway() {
        Gate gate = new Gate(
                _ -> new Authentication.Unavailable(Duration.ofSeconds(1)),
                (_, _) -> new Verdict.Unknown(Duration.ofSeconds(1)),
                _ -> true);

        assertThat(refusal(gate.identify(new ClientToken("x"))).reason()).isEqualTo(Reason.ACCESS_UNKNOWN);
        assertThat(refusal(gate.permit(CALLER, List.of(FORGE))).reason()).isEqualTo(Reason.ACCESS_UNKNOWN);
    }

    private static Gate gate(Set<ResourceRef> allowed, Set<ResourceRef> existing) {
        return new Gate(
                _ -> new Authentication.Authenticated(CALLER),
                (caller, permissions) -> permissions.stream()
                        .filter(permission -> !allowed.contains(permission.object()))
                        .findFirst()
                        .<Verdict>map(missing -> new Verdict.Forbidden(caller, missing))
                        .orElse(new Verdict.Allowed(caller)),
                existing::contains);
    }

    private static Refusal refusal(Decision<?> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<?>) decision).refusal();
    }
}
