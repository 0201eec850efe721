package io.connectors.proxy.inject;

import io.connectors.crds.expression.CelRules;
import io.connectors.crds.expression.Expression;
import io.connectors.crds.expression.ExpressionCompileException;
import io.connectors.crds.expression.RequestVariables;
import io.connectors.crds.expression.Result;
import io.connectors.crds.template.Template;
import io.connectors.crds.template.TemplateException;
import io.connectors.crds.template.Templates;
import io.connectors.crds.v1alpha1.Injection;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.util.Map;
import java.util.Optional;

/** One place that a class declares, compiled. */
final class InjectionRule {
    private static final String NO_VALUE = "<no value>";
    private static final Expression<RequestVariables, Boolean> ALWAYS = _ -> new Result.Answer<>(true);

    private final Injection declared;
    private final Template value;
    private final Expression<RequestVariables, Boolean> when;

    private InjectionRule(Injection declared, Template value, Expression<RequestVariables, Boolean> when) {
        this.declared = declared;
        this.value = value;
        this.when = when;
    }

    /** Compiles a place; refused when the class was stored before it was checked. */
    static Decision<InjectionRule> compile(Injection declared) {
        try {
            return Decision.passed(new InjectionRule(
                    declared,
                    Templates.parse("value", declared.value()),
                    declared.when().isBlank() ? ALWAYS : CelRules.request(declared.when())));
        } catch (TemplateException | ExpressionCompileException e) {
            return failed(declared, "does not compile");
        }
    }

    /** Returns the value and its place, or nothing where the rule does not apply. */
    Decision<Optional<Placement>> place(RequestVariables request, Map<String, String> secret) {
        return switch (when.evaluate(request)) {
            case Result.Answer<Boolean>(Boolean applies) ->
                applies ? rendered(secret).then(text -> placement(text)) : Decision.passed(Optional.empty());
            case Result.Failure<Boolean> _ -> failed(declared, "cannot be evaluated for this request (when)");
        };
    }

    private Decision<String> rendered(Map<String, String> secret) {
        String text;
        try {
            text = value.render(secret);
        } catch (TemplateException e) {
            // Its message can hold a value of the Secret.
            return failed(declared, "cannot be rendered with the Secret's values (value)");
        }
        return text.isEmpty() || text.contains(NO_VALUE)
                ? Decision.refused(
                        Reason.SECRET_KEY_MISSING,
                        "The Secret lacks a key that inject[%s] of the auth type needs.".formatted(declared.name()))
                : Decision.passed(text);
    }

    private Decision<Optional<Placement>> placement(String text) {
        return switch (declared.in()) {
            case "header" ->
                HeaderValues.checked(declared.name(), text)
                        .then(value -> passed(new Placement.HeaderField(declared.name(), value)));
            case "query" -> passed(new Placement.QueryParameter(declared.name(), text));
            case "form" -> passed(new Placement.FormField(declared.name(), text));
            case "json" -> passed(new Placement.JsonKey(declared.name(), text));
            default -> failed(declared, "names a place that this version does not know");
        };
    }

    private static Decision<Optional<Placement>> passed(Placement placement) {
        return Decision.passed(Optional.of(placement));
    }

    private static <T> Decision<T> failed(Injection declared, String problem) {
        return Decision.refused(
                Reason.INJECTION_FAILED,
                "inject[%s] of the auth type %s. Correct the ConnectorClass.".formatted(declared.name(), problem));
    }
}
