package io.connectors.crds.template;

import org.jspecify.annotations.Nullable;

/** A parsed template. It has no state: one object renders any number of times, also at once. */
public interface Template {

    /** Is the name that messages give as the position's first part. */
    String name();

    /**
     * Renders the template, as a whole or not at all.
     *
     * <p>A key that the data does not hold is written {@code <no value>}, as Go does without options; a field of a present null is an error.
     *
     * @param data becomes the dot: maps with string keys, lists, strings, whole numbers (int64 to the template), Double or Float (float64),
     *     Boolean, null. It is copied, so what the template changes stays its own
     * @throws TemplateExecException when the data does not fit, a function refuses, or a limit is met
     */
    String render(@Nullable Object data);
}
