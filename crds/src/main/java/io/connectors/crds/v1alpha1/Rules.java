package io.connectors.crds.v1alpha1;

/** CEL rules of the schema that several fields have. */
public final class Rules {
    static final String UNIQUE_NAMES = "self.all(one, self.exists_one(other, other.name == one.name))";

    static final String UNIQUE_NAMES_MESSAGE = "Two entries have the same name. Rename or remove one of them.";

    /** User info, query and fragment have no meaning in a base URL, and a credential would be readable by everybody. */
    public static final String ADDRESS = "self.matches('^[hH][tT][tT][pP][sS]?://[^/?#@ ]+(/[^?# ]*)?$')";

    static final String ADDRESS_OR_EMPTY = "self == '' || " + ADDRESS;

    public static final String ADDRESS_MESSAGE =
            "Must be http(s)://host[:port][/prefix] without user name, password, query and fragment.";

    static final String STRINGS = "self.all(one, !has(one.type) || one.type in ['', 'string'])";

    static final String STRINGS_MESSAGE =
            "Classes accept only parameters of type \"string\". Remove type, or set it to string.";

    private Rules() {}
}
