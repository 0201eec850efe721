package io.connectors.sandbox.registry;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes up what must be unique. */
public record Identifiers(RandomGenerator random) {

    // Without vowels and look-alikes, so that no word comes out.
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX_LENGTH = 5;
    private static final int MAX_PREFIX = 63 - SUFFIX_LENGTH;

    String uid() {
        return new UUID((random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | 0x8000000000000000L)
                .toString();
    }

    String generatedName(String prefix) {
        StringBuilder name = new StringBuilder(prefix.substring(0, Math.min(prefix.length(), MAX_PREFIX)));
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
