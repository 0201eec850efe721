package io.connectors.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferencePageTest {
    private static final Path GENERATED = Path.of("target/classes/META-INF/fabric8");
    private static final Path PAGES = Path.of("..", "docs", "reference");

    @ParameterizedTest
    @CsvSource({
        "connectors, connector",
        "connectorclasses, connectorclass",
        "accesspolicies, accesspolicy",
        "accessrequests, accessrequest",
        "resourceinterfaces, resourceinterface"
    })
    void isWhatTheSchemaSays(String plural, String singular) throws IOException {
        String yaml = Files.readString(GENERATED.resolve(plural + ".connectors.alauda.io-v1.yml"));
        String page = ReferencePage.render(Serialization.unmarshal(yaml, CustomResourceDefinition.class));
        Path file = PAGES.resolve(singular + ".md");
        if (Boolean.getBoolean("connectors.update")) {
            Files.createDirectories(PAGES);
            Files.writeString(file, page);
        }

        assertThat(file)
                .as("Run this test with -Dconnectors.update=true")
                .exists()
                .hasContent(page);
    }
}
