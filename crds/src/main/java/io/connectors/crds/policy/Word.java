package io.connectors.crds.policy;

/**
 * A name in the text of a module.
 *
 * @param joined whether a dot stands right before it
 */
record Word(String text, int start, int end, boolean joined) {

    /** Tells whether it is the first part of a reference, or all of it. */
    boolean begins(String name) {
        return !joined && text.equals(name);
    }
}
