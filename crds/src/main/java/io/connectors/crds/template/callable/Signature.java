package io.connectors.crds.template.callable;

import io.connectors.crds.template.value.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a function.
 *
 * @param fixed those that must be given
 * @param rest the type of any number of further ones; null when there are none
 */
public record Signature(List<Type> fixed, @Nullable Type rest) {
    public Signature {
        fixed = List.copyOf(fixed);
    }

    public static Signature of(Type... fixed) {
        return new Signature(List.of(fixed), null);
    }

    /** Adds any number of further parameters. */
    public Signature rest(Type type) {
        return new Signature(fixed, type);
    }

    public boolean isVariadic() {
        return rest != null;
    }

    public boolean takes(int arguments) {
        return rest == null ? arguments == fixed.size() : arguments >= fixed.size();
    }

    /** Is the type of an argument; its number must be one that {@link #takes} allows. */
    public Type parameter(int index) {
        if (index < fixed.size() || rest == null) {
            return fixed.get(index);
        }
        return rest;
    }
}
