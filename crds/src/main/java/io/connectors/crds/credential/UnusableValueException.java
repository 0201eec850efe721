package io.connectors.crds.credential;

/** Ends the reading of one Secret; never leaves the package. Without stack trace, because it reports a state and not a fault. */
final class UnusableValueException extends RuntimeException {
    private final CredentialProblem problem;
    private final String sentence;

    UnusableValueException(CredentialProblem problem, String sentence) {
        super(sentence, null, false, false);
        this.problem = problem;
        this.sentence = sentence;
    }

    CredentialProblem problem() {
        return problem;
    }

    String sentence() {
        return sentence;
    }
}
