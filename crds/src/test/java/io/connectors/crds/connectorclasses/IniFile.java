package io.connectors.crds.connectorclasses;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the format of pip and twine as Python's RawConfigParser does: section to key to value; an indented line goes on. */
final class IniFile {
    private static final Pattern SECTION = Pattern.compile("\\[(.+)]");
    private static final Pattern OPTION = Pattern.compile("([^=:]*?)\\s*[=:]\\s*(.*)");

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private String section = "";
    private String key = "";

    private IniFile() {}

    static Map<String, Map<String, String>> read(String text) {
        IniFile file = new IniFile();
        for (String line : text.split("\r\n|[\r\n]", -1)) {
            file.line(line);
        }
        return file.sections;
    }

    private void line(String line) {
        String stripped = line.strip();
        if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
            return;
        }
        if (!key.isEmpty() && Character.isWhitespace(line.charAt(0))) {
            options().merge(key, stripped, (before, more) -> before + "\n" + more);
            return;
        }
        Matcher header = SECTION.matcher(stripped);
        if (header.matches()) {
            section = header.group(1);
            key = "";
            if (sections.put(section, new LinkedHashMap<>()) != null) {
                throw new IllegalArgumentException("section twice: " + section);
            }
            return;
        }
        Matcher option = OPTION.matcher(stripped);
        if (section.isEmpty() || !option.matches()) {
            throw new IllegalArgumentException("bad line: " + line);
        }
        key = option.group(1).toLowerCase(Locale.ROOT);
        if (options().put(key, option.group(2)) != null) {
            throw new IllegalArgumentException("option twice: " + key);
        }
    }

    private Map<String, String> options() {
        return Objects.requireNonNull(sections.get(section));
    }
}
