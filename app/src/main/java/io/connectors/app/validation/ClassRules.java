package io.connectors.app.validation;

import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.ParamSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules for classes. */
public final class ClassRules {
    /** A longer name is no value of a label. */
    private static final int LONGEST_LABEL = 63;

    private static final String RESOLVER = "connectors.cpaas.io/proxy-resolver";

    private ClassRules() {}

    /** Checks a class; nothing outside of it is looked at. */
    public static List<Violation> check(ConnectorClass connectorClass) {
        Findings findings = new Findings();
        metadata(connectorClass, findings);
        ConnectorClassSpec spec = connectorClass.getSpec();
        if (spec.address() != null) {
            ParamDeclarations.one(spec.address(), Field.SPEC.child("address"), findings);
            address(spec.address(), Field.SPEC.child("address"), findings);
        }
        addressExtensions(spec.addressExtensions(), findings);
        ParamDeclarations.check(spec.params(), Field.SPEC.child("params"), findings);
        AuthRules.check(spec, findings);
        ProbeRules.check(spec, findings);
        ConfigurationRules.check(spec.configurations(), findings);
        DestinationRules.check(spec, findings);
        if (spec.proxy() != null) {
            ProxyRules.check(spec.proxy(), findings);
        }
        if (spec.api() != null && spec.api().openapi() != null) {
            OpenApiRules.check(spec.api().openapi(), Field.SPEC.child("api").child("openapi"), findings);
        }
        return findings.all();
    }

    private static void metadata(ConnectorClass connectorClass, Findings findings) {
        String name = Objects.requireNonNullElse(connectorClass.getMetadata().getName(), "");
        if (name.length() > LONGEST_LABEL) {
            findings.warning(
                    Field.METADATA.child("name"),
                    "Has more than %d characters, so Connectors of this class cannot carry it as a label."
                            .formatted(LONGEST_LABEL));
        }
        Map<String, String> annotations =
                Objects.requireNonNullElse(connectorClass.getMetadata().getAnnotations(), Map.of());
        String resolver = annotations.getOrDefault(RESOLVER, "host");
        if (!List.of("host", "path").contains(resolver)) {
            findings.warning(
                    Field.METADATA.child("annotations").key(RESOLVER), "Is neither host nor path; host is used.");
        }
    }

    private static void addressExtensions(List<ParamSpec> declared, Findings findings) {
        Field at = Field.SPEC.child("addressExtensions");
        ParamDeclarations.check(declared, at, findings);
        for (int i = 0; i < Math.min(declared.size(), Bounds.ENTRIES); i++) {
            address(declared.get(i), at.item(i), findings);
        }
    }

    private static void address(ParamSpec declared, Field at, Findings findings) {
        if (declared.defaultValue() != null && declared.defaultValue().isTextual()) {
            var _ = ConnectorAddresses.parse(declared.defaultValue().textValue(), at.child("default"), findings);
        }
    }
}
