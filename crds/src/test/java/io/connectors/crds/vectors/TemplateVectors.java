package io.connectors.crds.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.crds.template.Template;
import io.connectors.crds.template.TemplateExecException;
import io.connectors.crds.template.TemplateLimits;
import io.connectors.crds.template.TemplateParseException;
import io.connectors.crds.template.Templates;
import java.time.Duration;
import java.util.Optional;

/** The template engine. */
final class TemplateVectors implements VectorEngine {
    /** Vectors ask for the right answer; a busy machine must not turn it into a time-out. */
    private static final TemplateLimits PATIENT = new TemplateLimits(
            Duration.ofSeconds(10), TemplateLimits.DEFAULT.outputBytes(), TemplateLimits.DEFAULT.depth());

    @Override
    public String name() {
        return "template";
    }

    @Override
    public Optional<String> difference(JsonNode vector) {
        String wanted = vector.has("expected")
                ? "output " + vector.get("expected").textValue()
                : "error in " + vector.get("phase").textValue();
        String answer = answer(vector);
        boolean agrees = vector.has("expected") ? answer.equals(wanted) : answer.startsWith(wanted);
        return agrees
                ? Optional.empty()
                : Optional.of("template %s%ndata     %s%nexpected %s%nactual   %s"
                        .formatted(vector.get("template"), vector.get("data"), wanted, answer));
    }

    private static String answer(JsonNode vector) {
        try {
            Template template = Templates.parse("t", vector.get("template").textValue(), PATIENT);
            return "output " + template.render(JsonValues.of(vector.get("data")));
        } catch (TemplateParseException e) {
            return "error in parse: " + e.getMessage();
        } catch (TemplateExecException e) {
            return "error in exec: " + e.getMessage();
        }
    }
}
