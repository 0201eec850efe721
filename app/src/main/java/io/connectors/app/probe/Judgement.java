package io.connectors.app.probe;

import io.connectors.app.probe.ProbeResult.Answered;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.app.probe.ProbeResult.Opinion;
import io.connectors.crds.expression.Result;

/** Decides what an answer means. */
final class Judgement {
    private Judgement() {}

    static ProbeResult of(ProbeAnswer answer, SuccessRule rule) {
        return switch (rule) {
            case SuccessRule.ByStatus() -> answered(answer, Opinion.NONE);
            case SuccessRule.ExactlyOk() ->
                answered(answer, exactlyOk(answer.head().status()));
            case SuccessRule.ByExpression(var expression) ->
                switch (expression.evaluate(answer.variables())) {
                    case Result.Answer<Boolean>(Boolean success) ->
                        answered(answer, success ? Opinion.SUCCESS : Opinion.FAILURE);
                    case Result.Failure<Boolean>(var _, String message) ->
                        new ProbeResult.Failed(
                                Failure.EXPRESSION_FAILED,
                                "response.cel of the class cannot judge the answer: %s (%s: %d)."
                                        .formatted(
                                                message,
                                                answer.question(),
                                                answer.head().status()));
                };
        };
    }

    /** A refused credential is told apart from a service that is wrong. */
    private static Opinion exactlyOk(int status) {
        return switch (status) {
            case 200 -> Opinion.SUCCESS;
            case 401, 403 -> Opinion.NONE;
            default -> Opinion.FAILURE;
        };
    }

    private static Answered answered(ProbeAnswer answer, Opinion opinion) {
        return new Answered(answer.head().status(), answer.question(), opinion);
    }
}
