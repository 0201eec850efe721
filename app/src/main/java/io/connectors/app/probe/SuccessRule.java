package io.connectors.app.probe;

import io.connectors.crds.expression.Expression;
import io.connectors.crds.expression.ResponseVariables;

/** What makes an answer a success. */
sealed interface SuccessRule {

    /** Its status, which the condition judges. */
    record ByStatus() implements SuccessRule {}

    /** Status 200 and no other: the rule for API services of classes. */
    record ExactlyOk() implements SuccessRule {}

    /** The class's expression, which overrides the status. */
    record ByExpression(Expression<ResponseVariables, Boolean> expression) implements SuccessRule {}
}
