package io.connectors.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.app.validation.Violation;
import io.connectors.app.validation.Violation.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionAnswerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Violation ADDRESS = new Violation("spec.address", "Is empty.", Severity.ERROR);
    private static final Violation NAME = new Violation("metadata.name", "Is long.", Severity.ERROR);

    @Test
    void answersTheReviewThatWasAsked() throws IOException {
        JsonNode answer = answer(new Verdict.Allowed(List.of("Mind the gap.")));

        assertThat(answer.path("apiVersion").asText()).isEqualTo("admission.k8s.io/v1");
        assertThat(answer.path("kind").asText()).isEqualTo("AdmissionReview");
        assertThat(answer.path("response"))
                .isEqualTo(
                        JSON.readTree("{\"uid\": \"review-1\", \"allowed\": true, \"warnings\": [\"Mind the gap.\"]}"));
    }

    @Test
    void sendsThePatchInTheApiServersForm() throws IOException {
        JsonNode response = answer(new Verdict.Labelled("git", false)).path("response");

        assertThat(response.path("patchType").asText()).isEqualTo("JSONPatch");
        assertThat(JSON.readTree(response.path("patch").binaryValue())).isEqualTo(JSON.readTree("""
                        [{"op": "add", "path": "/metadata/labels", "value": {}},
                         {"op": "add", "path": "/metadata/labels/connectors.alauda.io~1connectorclass", "value": "git"}]
                        """));
    }

    @Test
    void keepsLabelsThatAreThere() throws IOException {
        JsonNode response = answer(new Verdict.Labelled("git", true)).path("response");

        assertThat(JSON.readTree(response.path("patch").binaryValue())).hasSize(1);
    }

    @Test
    void listsAllThatIsWrong() throws IOException {
        JsonNode response = answer(new Verdict.Invalid("Connector \"forge\"", List.of(ADDRESS, NAME), List.of("Mind.")))
                .path("response");

        assertThat(response.path("allowed").booleanValue()).isFalse();
        assertThat(response.path("warnings")).hasSize(1);
        assertThat(response.at("/status/code").intValue()).isEqualTo(422);
        assertThat(response.at("/status/reason").asText()).isEqualTo("Invalid");
        assertThat(response.at("/status/message").asText())
                .isEqualTo("Connector \"forge\" is invalid:\n* spec.address: Is empty.\n* metadata.name: Is long.");
        assertThat(response.at("/status/details/causes/1"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"reason\": \"FieldValueInvalid\", \"message\": \"Is long.\", \"field\": \"metadata.name\"}"));
    }

    @Test
    void saysOneProblemOnOneLine() throws IOException {
        JsonNode response = answer(new Verdict.Invalid("Connector \"forge\"", List.of(ADDRESS), List.of()))
                .path("response");

        assertThat(response.at("/status/message").asText())
                .isEqualTo("Connector \"forge\" is invalid: spec.address: Is empty.");
    }

    @Test
    void refusesADeletionAsConflict() throws IOException {
        JsonNode response = answer(new Verdict.InUse("In use.")).path("response");

        assertThat(response.path("allowed").booleanValue()).isFalse();
        assertThat(response.at("/status/code").intValue()).isEqualTo(409);
        assertThat(response.at("/status/message").asText()).isEqualTo("In use.");
    }

    private static JsonNode answer(Verdict verdict) throws IOException {
        return JSON.readTree(AdmissionAnswer.of("review-1", verdict).toString());
    }
}
