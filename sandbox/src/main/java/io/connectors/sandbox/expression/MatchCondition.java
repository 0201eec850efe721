package io.connectors.sandbox.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import java.util.Map;
import java.util.Optional;

/**
 * A condition on a request: {@code object}, {@code oldObject} and {@code request} are what a webhook would see of it.
 *
 * <p>Unlike on a real API server there is no {@code authorizer}, and a field of the request that does not exist is found
 * only when the condition is evaluated.
 */
public final class MatchCondition {

    private static final Compiler COMPILER = new Compiler(
            Map.of("object", SimpleType.DYN, "oldObject", SimpleType.DYN, "request", SimpleType.DYN), new NoTypes());

    private final Expression expression;

    private MatchCondition(Expression expression) {
        this.expression = expression;
    }

    /**
     * Compiles a condition.
     *
     * @throws ExpressionException when it does not compile
     */
    public static MatchCondition compile(String text) {
        return new MatchCondition(COMPILER.compile(text, SimpleType.BOOL, "must evaluate to bool"));
    }

    /**
     * Tells whether a request meets the condition.
     *
     * @param request as an {@code AdmissionReview} holds it
     * @throws ExpressionException when that cannot be said
     */
    public boolean holds(JsonNode request) {
        return expression
                .evaluate(Map.of(
                        "object", SchemaValues.ofAny(request.path("object")),
                        "oldObject", SchemaValues.ofAny(request.path("oldObject")),
                        "request", SchemaValues.ofAny(request)))
                .equals(true);
    }

    private record NoTypes() implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of();
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.empty();
        }
    }
}
