package io.connectors.crds.connectorclasses;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of TOML that BuildKit's file uses; everything else is refused. */
final class TomlFile {
    private static final String STRING = "\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[btnfr\"\\\\]|\\\\u[0-9A-Fa-f]{4})*\"";
    private static final Pattern REGISTRY = Pattern.compile("\\[registry\\.(" + STRING + ")]");
    private static final Pattern STRINGS = Pattern.compile("([-a-z]+) = \\[(" + STRING + "(?:, " + STRING + ")*)]");
    private static final Pattern TRUTH = Pattern.compile("\\s*([a-z]+) = (true|false)");

    private TomlFile() {}

    static Map<String, Object> read(String text) {
        Map<String, Object> root = new LinkedHashMap<>();
        Map<String, Object> registries = new LinkedHashMap<>();
        Map<String, Object> table = root;
        for (String line : text.split("\n", -1)) {
            Matcher registry = REGISTRY.matcher(line);
            Matcher strings = STRINGS.matcher(line);
            Matcher truth = TRUTH.matcher(line);
            if (registry.matches()) {
                table = new LinkedHashMap<>();
                root.put("registry", registries);
                put(registries, Serialization.unmarshal(registry.group(1), String.class), table);
            } else if (strings.matches()) {
                put(
                        table,
                        strings.group(1),
                        List.of(Serialization.unmarshal("[" + strings.group(2) + "]", String[].class)));
            } else if (truth.matches()) {
                put(table, truth.group(1), Boolean.valueOf(truth.group(2)));
            } else if (!line.isEmpty()) {
                throw new IllegalArgumentException("bad line: " + line);
            }
        }
        return root;
    }

    private static void put(Map<String, Object> table, String key, Object value) {
        if (table.put(key, value) != null) {
            throw new IllegalArgumentException("key twice: " + key);
        }
    }
}
