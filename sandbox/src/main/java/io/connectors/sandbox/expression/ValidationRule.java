package io.connectors.sandbox.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One compiled rule of a structural schema: {@code self} is the value it is about, {@code oldSelf} what it was before. */
public final class ValidationRule {

    private static final int MAX_MESSAGE_BYTES = 5 * 1024;

    private final SchemaType type;
    private final boolean optionalOldSelf;
    private final Expression rule;
    private final Optional<Expression> message;

    private ValidationRule(SchemaType type, boolean optionalOldSelf, Expression rule, Optional<Expression> message) {
        this.type = type;
        this.optionalOldSelf = optionalOldSelf;
        this.rule = rule;
        this.message = message;
    }

    /** A compiler for the rules of one schema node, or nothing when expressions cannot see such values. */
    public static Optional<Scope> scope(JsonNode schema, boolean root) {
        return SchemaType.of(schema, root).map(Scope::new);
    }

    /** Compiles the rules of one schema node. */
    public static final class Scope {

        private final SchemaType type;
        private final StructTypes types;

        private Scope(SchemaType type) {
            this.type = type;
            this.types = new StructTypes(type);
        }

        /**
         * Compiles a rule.
         *
         * @throws ExpressionException when the rule itself does not compile
         */
        public ValidationRule compile(JsonNode declared) {
            boolean optional = declared.path("optionalOldSelf").asBoolean();
            Expression rule = compiler(optional)
                    .compile(declared.path("rule").asText(), SimpleType.BOOL, "cel expression must evaluate to a bool");
            return new ValidationRule(type, optional, rule, Optional.empty());
        }

        /**
         * Adds the expression that words the refusal of a rule.
         *
         * @throws ExpressionException when it does not compile
         */
        public ValidationRule withMessage(ValidationRule rule, JsonNode declared) {
            String text = declared.path("messageExpression").asText();
            if (text.isBlank()) {
                return rule;
            }
            try {
                Expression message =
                        compiler(rule.optionalOldSelf).compile(text, SimpleType.STRING, "must evaluate to a string");
                return new ValidationRule(type, rule.optionalOldSelf, rule.rule, Optional.of(message));
            } catch (ExpressionException e) {
                throw new ExpressionException("messageExpression " + e.message(), e);
            }
        }

        private Compiler compiler(boolean optionalOldSelf) {
            CelType old = optionalOldSelf ? OptionalType.create(types.root()) : types.root();
            return new Compiler(Map.of("self", types.root(), "oldSelf", old), types);
        }
    }

    /** Tells whether the rule is about a change, not about a state. */
    public boolean isTransition() {
        return rule.mentions("oldSelf");
    }

    /** Tells whether the rule is to be asked, be it that there was nothing before. */
    public boolean appliesTo(JsonNode oldValue) {
        return !isTransition() || optionalOldSelf || !oldValue.isMissingNode();
    }

    /**
     * Tells whether a value keeps the rule.
     *
     * @param oldValue missing when there was none
     * @throws ExpressionException when that cannot be said
     */
    public boolean holds(JsonNode value, JsonNode oldValue) {
        return rule.evaluate(variables(value, oldValue)).equals(true);
    }

    /** Returns the wording that the rule computes, if it has one that can be used. */
    public Optional<String> message(JsonNode value, JsonNode oldValue) {
        if (message.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = message.get()
                    .evaluate(variables(value, oldValue))
                    .toString()
                    .strip();
            boolean usable = !text.isEmpty() && text.indexOf('\n') < 0 && text.length() <= MAX_MESSAGE_BYTES;
            return usable ? Optional.of(text) : Optional.empty();
        } catch (ExpressionException e) {
            // The rule's own message serves instead, as on a real API server.
            return Optional.empty();
        }
    }

    private Map<String, Object> variables(JsonNode value, JsonNode oldValue) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", SchemaValues.of(type, value));
        if (optionalOldSelf) {
            variables.put(
                    "oldSelf",
                    oldValue.isMissingNode() ? Optional.empty() : Optional.of(SchemaValues.of(type, oldValue)));
        } else if (!oldValue.isMissingNode()) {
            variables.put("oldSelf", SchemaValues.of(type, oldValue));
        }
        return variables;
    }
}
