package io.connectors.crds.setting;

import java.lang.reflect.RecordComponent;
import java.util.stream.Collectors;

/** The page of the documentation that lists a module's settings. */
public final class SettingsPage {
    private SettingsPage() {}

    /** Renders the page as Markdown, in the order of the record's components. */
    public static String render(String title, Class<? extends Record> type) {
        String rows = Settings.flat(type).map(SettingsPage::row).collect(Collectors.joining());
        return """
                # %s

                Generated from the code; do not edit. Each setting is a MicroProfile Config property: a system property of this name, or an
                environment variable with every character other than letters and digits replaced by `_`, in upper case.

                | Setting | Type | Default | Meaning |
                |---|---|---|---|
                %s""".formatted(title, rows);
    }

    private static String row(RecordComponent component) {
        Setting setting = Settings.setting(component);
        String value = setting.defaultValue().isEmpty() ? "–" : "`" + cell(setting.defaultValue()) + "`";
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        setting.key(),
                        SettingType.of(component.getGenericType()).name(),
                        value,
                        cell(setting.description()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
