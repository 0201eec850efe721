package io.connectors.crds.template.function;

import io.connectors.crds.template.value.Bytes;
import java.util.function.IntPredicate;

/** The mistake of some functions to take each byte for a character of its own, which output shows: {@code é} becomes {@code Ã©}. */
final class LatinBytes {
    private LatinBytes() {}

    /** Encodes the kept bytes, each as a code point. */
    static String encode(String bytes, IntPredicate kept) {
        StringBuilder encoded = new StringBuilder(bytes.length());
        bytes.chars().filter(kept).forEach(octet -> Bytes.appendRune(encoded, octet));
        return encoded.toString();
    }
}
