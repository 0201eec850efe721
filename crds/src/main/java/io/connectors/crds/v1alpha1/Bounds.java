package io.connectors.crds.v1alpha1;

/**
 * How large the parts of an object may be. Far above what anybody writes: they exist so that every check ends in time, and because
 * an API server refuses a CRD whose rules could cost too much.
 */
final class Bounds {
    /** Entries of a list within a list, and of lists with such lists. */
    static final int GROUPS = 32;

    /** Entries of any other list or map. */
    static final int ENTRIES = 64;

    /** Characters of a name, as in Kubernetes. */
    static final int NAME = 253;

    /** Characters of a label's key: a DNS name, a slash and 63 more. */
    static final int LABEL_KEY = 317;

    /** Characters of a URL. */
    static final int URL = 2048;

    /** Characters of a description, an expression or a short template. */
    static final int TEXT = 16 * 1024;

    /** Characters of a file template, a rule or a bundle of certificates. */
    static final int FILE = 256 * 1024;

    private Bounds() {}
}
