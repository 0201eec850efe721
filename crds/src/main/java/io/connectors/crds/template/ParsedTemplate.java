package io.connectors.crds.template;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.budget.BudgetException;
import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.JavaData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template with all that its text defines. */
final class ParsedTemplate implements Template {
    private final Source source;
    private final Map<String, List<Node>> templates;
    private final TemplateLimits limits;

    ParsedTemplate(Source source, Map<String, List<Node>> templates, TemplateLimits limits) {
        this.source = source;
        this.templates = templates;
        this.limits = limits;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String render(@Nullable Object data) {
        Budget budget = new Budget(limits.time(), limits.intermediateBytes(), limits.depth(), System::nanoTime);
        Evaluation evaluation = new Evaluation(source, budget);
        try {
            var root = new JavaData(budget).value(data);
            var rendering = new Rendering(templates, evaluation, budget, limits.outputBytes());
            return Bytes.text(rendering.render(Bytes.of(source.name()), root));
        } catch (BudgetException | IllegalArgumentException e) {
            throw new TemplateExecException(evaluation.position(), String.valueOf(e.getMessage()));
        }
    }
}
