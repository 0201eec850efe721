package io.connectors.app.mount;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Looks into rendered files. */
final class Texts {
    private Texts() {}

    static Map<String, String> of(Mount mount) {
        Map<String, String> texts = new TreeMap<>();
        ((Mount.Files) mount).files().forEach((name, content) -> texts.put(name, content.text()));
        return texts;
    }

    static String of(Mount mount, String name) {
        return Objects.requireNonNull(of(mount).get(name), name);
    }
}
