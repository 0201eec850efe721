package io.connectors.app.validation;

import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.ParamSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules for Connectors. */
public final class ConnectorRules {
    /** c- in front of it has to make a DNS label. */
    private static final int LONGEST_NAME = 61;

    private ConnectorRules() {}

    /**
     * Checks a Connector.
     *
     * @param connectorClass the class it names; without it, only what holds for every class is checked
     */
    public static List<Violation> check(Connector connector, Optional<ConnectorClass> connectorClass) {
        Findings findings = new Findings();
        String name = connector.getMetadata().getName();
        if (name != null) {
            name(name, findings);
        }
        ConnectorSpec spec = connector.getSpec();
        className(spec.connectorClassName(), connectorClass.isPresent(), findings);
        ParamSpec declared = connectorClass.map(c -> c.getSpec().address()).orElse(null);
        Optional<ToolAddress> address = address(spec, declared, findings);
        ConnectorParams.check(spec, connectorClass, findings);
        ConnectorAddresses.check(spec, address, findings);
        ConnectorCredential.check(connector, connectorClass, findings);
        if (spec.caCertSecretRef() != null) {
            SecretName.check(
                    spec.caCertSecretRef().name(),
                    Field.SPEC.child("caCertSecretRef").child("name"),
                    findings);
        }
        return findings.all();
    }

    /**
     * Checks what an update may not change. The class stays: files that are mounted, addresses that are published and rights that are
     * granted follow from it. A class that does not exist has no followers, so a misspelt name can be corrected.
     *
     * @param classBefore the class that the Connector named until now
     */
    public static List<Violation> checkChange(Connector before, Connector after, Optional<ConnectorClass> classBefore) {
        String old = before.getSpec().connectorClassName();
        Findings findings = new Findings();
        if (classBefore.isPresent() && !old.equals(after.getSpec().connectorClassName())) {
            findings.error(
                    Field.SPEC.child("connectorClassName"),
                    "Cannot change from %s: mounted files, the proxy address and granted rights follow from it. Make a new Connector."
                            .formatted(Quoted.of(old)));
        }
        return findings.all();
    }

    /**
     * Returns in what a Connector does not give what its class asks for: extensions and parameters. That can come about after both were
     * stored, when the class changes; the rest of the rules shows in other conditions.
     */
    public static List<Violation> misfits(Connector connector, ConnectorClass connectorClass) {
        Findings findings = new Findings();
        ConnectorParams.check(connector.getSpec(), Optional.of(connectorClass), findings);
        ConnectorCredential.checkParams(connector.getSpec(), connectorClass, findings);
        return findings.all().stream().filter(Violation::isError).toList();
    }

    private static void name(String name, Findings findings) {
        if (name.length() > LONGEST_NAME || name.indexOf('.') >= 0) {
            findings.error(
                    Field.METADATA.child("name"),
                    "Must have at most %d characters and no dots: Service \"c-<name>\" is made for it. Choose another name."
                            .formatted(LONGEST_NAME));
        }
    }

    private static void className(String name, boolean exists, Findings findings) {
        Field at = Field.SPEC.child("connectorClassName");
        if (name.isEmpty()) {
            findings.warning(
                    at,
                    "Is empty. Without a class nothing happens to this Connector; see kubectl get connectorclasses.");
        } else if (!exists) {
            findings.warning(
                    at,
                    "ConnectorClass %s does not exist (yet). Create it, or correct the name; see kubectl get connectorclasses."
                            .formatted(Quoted.of(name)));
        }
    }

    private static Optional<ToolAddress> address(ConnectorSpec spec, @Nullable ParamSpec declared, Findings findings) {
        Field at = Field.SPEC.child("address");
        if (spec.address().isEmpty()) {
            findings.error(at, "Is empty. Give the tool's base URL: http(s)://host[:port][/prefix].");
            return Optional.empty();
        }
        Optional<ToolAddress> address = ConnectorAddresses.parse(spec.address(), at, findings);
        if (declared != null) {
            ConnectorParams.allowed(spec.address(), declared, at, findings);
        }
        boolean credential = spec.auth() != null && spec.auth().secretRef() != null;
        if (credential && address.stream().anyMatch(a -> a.scheme().equals("http"))) {
            findings.warning(
                    at,
                    "The credential goes to the tool unencrypted: the address begins with http://. Use https:// if the tool offers it.");
        }
        return address;
    }
}
