package io.connectors.crds.connectorclasses;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads npm's format: key to value. Comments begin anywhere, quoted values are JSON, and variables are expanded. */
final class NpmrcFile {
    private NpmrcFile() {}

    static Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.split("[\r\n]+", -1)) {
            if (line.isBlank() || line.strip().startsWith("#") || line.strip().startsWith(";")) {
                continue;
            }
            if (line.startsWith("[")) {
                throw new IllegalArgumentException("a section: " + line);
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals);
            String value = equals < 0 ? "true" : line.substring(equals + 1);
            if (values.put(plain(key), expanded(plain(value))) != null) {
                throw new IllegalArgumentException("key twice: " + key);
            }
        }
        return values;
    }

    private static String plain(String written) {
        String stripped = written.strip();
        if (stripped.startsWith("\"") && stripped.endsWith("\"") && stripped.length() > 1) {
            return Serialization.unmarshal(stripped, String.class);
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c == '\\' && i + 1 < stripped.length() && "\\;#".indexOf(stripped.charAt(i + 1)) >= 0) {
                i++;
                value.append(stripped.charAt(i));
            } else if (c == ';' || c == '#') {
                break;
            } else {
                value.append(c);
            }
        }
        return value.toString().strip();
    }

    private static String expanded(String value) {
        return value.replaceAll("\\$\\{[^}]+}", "EXPANDED");
    }
}
