package io.connectors.app.probe;

/** What to do for one probe. */
public sealed interface ProbePlan {

    /** Nothing: the result is known. */
    record Done(ProbeResult result) implements ProbePlan {}

    /** A request, and the rule for its answer. */
    record Send(ProbeRequest request, SuccessRule rule) implements ProbePlan {}
}
