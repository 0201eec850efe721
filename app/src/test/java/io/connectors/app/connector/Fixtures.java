package io.connectors.app.connector;

import io.connectors.app.probe.ProbeResult;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.app.validation.Violation;
import io.connectors.app.validation.Violation.Severity;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.credential.CredentialReading;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;

/** A Connector with which everything is well, and the parts it is made of. */
final class Fixtures {
    static final ResourceRef FORGE = new ResourceRef("team-blue", "forge");
    static final SecretState GOOD_SECRET =
            new SecretState.Read("forge-pat", new CredentialReading.Usable(new Credential.Basic("u", "p")));
    static final ProbeResult OK = new ProbeResult.Answered(200, "GET https://forge.example.org/");

    private Fixtures() {}

    static Connector connector() {
        Connector connector = new Connector();
        connector.setMetadata(new ObjectMetaBuilder()
                .withNamespace("team-blue")
                .withName("forge")
                .withUid("uid-1")
                .withGeneration(3L)
                .withResourceVersion("7")
                .build());
        connector.setSpec(new ConnectorSpec("git", "https://forge.example.org", List.of(), null, List.of(), null));
        return connector;
    }

    static ConnectorClass gitClass() {
        ConnectorClass gitClass = new ConnectorClass();
        gitClass.setMetadata(new ObjectMetaBuilder().withName("git").build());
        return gitClass;
    }

    static ConnectorInputs.Found found() {
        return new ConnectorInputs.Found(
                gitClass(),
                List.of(),
                GOOD_SECRET,
                new AuthorityState.None(),
                "",
                OK,
                OK,
                new ProxyServiceState.Present());
    }

    static ConnectorInputs.Found with(SecretState secret) {
        var f = found();
        return new ConnectorInputs.Found(
                f.connectorClass(), f.misfits(), secret, f.authorities(), "", f.liveness(), f.auth(), f.proxyService());
    }

    static ConnectorInputs.Found with(AuthorityState authorities) {
        var f = found();
        return new ConnectorInputs.Found(
                f.connectorClass(), f.misfits(), f.secret(), authorities, "", f.liveness(), f.auth(), f.proxyService());
    }

    static ConnectorInputs.Found withAddressProblem(String problem) {
        var f = found();
        return new ConnectorInputs.Found(
                f.connectorClass(),
                f.misfits(),
                f.secret(),
                f.authorities(),
                problem,
                f.liveness(),
                f.auth(),
                f.proxyService());
    }

    static ConnectorInputs.Found withMisfit(String message) {
        var f = found();
        return new ConnectorInputs.Found(
                f.connectorClass(),
                List.of(new Violation("spec.params", message, Severity.ERROR)),
                f.secret(),
                f.authorities(),
                "",
                f.liveness(),
                f.auth(),
                f.proxyService());
    }

    static ConnectorInputs.Found withLiveness(ProbeResult liveness) {
        var f = found();
        return new ConnectorInputs.Found(
                f.connectorClass(), f.misfits(), f.secret(), f.authorities(), "", liveness, f.auth(), f.proxyService());
    }

    static ConnectorInputs.Found withAuth(SecretState secret, ProbeResult auth) {
        var f = found();
        return new ConnectorInputs.Found(
                f.connectorClass(), f.misfits(), secret, f.authorities(), "", f.liveness(), auth, f.proxyService());
    }

    static ConnectorInputs.Found with(ProxyServiceState proxyService) {
        var f = found();
        return new ConnectorInputs.Found(
                f.connectorClass(), f.misfits(), f.secret(), f.authorities(), "", f.liveness(), f.auth(), proxyService);
    }
}
