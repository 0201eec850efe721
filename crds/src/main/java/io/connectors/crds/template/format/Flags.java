package io.connectors.crds.template.format;

/** What stands between the percent sign and the verb. Go prints nested values with the flags of the whole, so they are state of a printer. */
final class Flags {
    boolean minus;
    boolean plus;
    boolean sharp;
    boolean space;
    boolean zero;

    /** The plus of {@code %+v}, which means another thing than that of {@code %+d}. */
    boolean plusV;

    /** The sharp of {@code %#v}: Go syntax. */
    boolean sharpV;

    boolean hasWidth;
    int width;
    boolean hasPrecision;
    int precision;

    void clear() {
        minus = false;
        plus = false;
        sharp = false;
        space = false;
        zero = false;
        plusV = false;
        sharpV = false;
        hasWidth = false;
        width = 0;
        hasPrecision = false;
        precision = 0;
    }

    /** Gives sharp and plus the meaning that they have for the verb v. */
    void turnToValueVerb() {
        sharpV = sharp;
        sharp = false;
        plusV = plus;
        plus = false;
    }
}
