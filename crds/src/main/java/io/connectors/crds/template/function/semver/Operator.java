package io.connectors.crds.template.function.semver;

/** How a version is compared with the one of a constraint. */
enum Operator {
    EQUAL("", "="),
    NOT_EQUAL("!=", "!="),
    GREATER(">", ">"),
    LESS("<", "<"),
    GREATER_OR_EQUAL(">=", "=>"),
    LESS_OR_EQUAL("<=", "=<"),
    TILDE("~", "~>"),
    CARET("^", "^");

    /** One operator, or nothing, as a regular expression. */
    static final String SYNTAX = "[=><~]|!=|>=|=>|<=|=<|~>|\\^|";

    private final String spelling;
    private final String otherSpelling;

    Operator(String spelling, String otherSpelling) {
        this.spelling = spelling;
        this.otherSpelling = otherSpelling;
    }

    static Operator of(String text) {
        for (Operator operator : values()) {
            if (text.equals(operator.spelling) || text.equals(operator.otherSpelling)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("no operator is written " + text);
    }
}
