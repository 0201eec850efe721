package io.connectors.app.probe;

/** What has to be done to know the result of a probe. */
public sealed interface ProbePlan {

    /** Nothing: the result is known without asking the tool. */
    record Done(ProbeResult result) implements ProbePlan {}

    /** Ask the tool. */
    record Send(ProbeRequest request) implements ProbePlan {}
}
