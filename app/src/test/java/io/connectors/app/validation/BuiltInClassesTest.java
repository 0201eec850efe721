package io.connectors.app.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes that come with the product keep the rules that classes of others are held to. */
final class BuiltInClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git",
                "github",
                "gitlab",
                "harbor",
                "jfrog",
                "k8s",
                "maven",
                "nexus",
                "npm",
                "oci",
                "pypi",
                "sonarqube"
            })
    void breakNoRule(String name) throws IOException {
        assertThat(ClassRules.check(read(name))).isEmpty();
    }

    private static ConnectorClass read(String name) throws IOException {
        try (InputStream file = BuiltInClassesTest.class.getResourceAsStream("/connectorclasses/" + name + ".yaml")) {
            return Serialization.unmarshal(Objects.requireNonNull(file, name), ConnectorClass.class);
        }
    }
}
