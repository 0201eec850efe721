package io.connectors.app.validation;

import io.connectors.crds.v1alpha1.Configuration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;

/** The rules for the files of a class. */
final class ConfigurationRules {
    private static final Field CONFIGURATIONS = Field.SPEC.child("configurations");

    /** Pods list names with commas and exclude files with an exclamation mark. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-._A-Za-z0-9]{0,251}[A-Za-z0-9])?");

    private static final Pattern FILE = Pattern.compile("[-._A-Za-z0-9]{1,253}");

    private final Findings findings;

    /** By the name in lower case: the file of the configurations before. */
    private final Map<String, NamedFile> before = new HashMap<>();

    private record NamedFile(String configuration, String name, String template) {}

    private ConfigurationRules(Findings findings) {
        this.findings = findings;
    }

    static void check(List<Configuration> configurations, Findings findings) {
        if (!Bounds.permit(configurations, CONFIGURATIONS, findings)) {
            return;
        }
        ConfigurationRules rules = new ConfigurationRules(findings);
        UniqueNames names = new UniqueNames(findings);
        for (int i = 0; i < configurations.size(); i++) {
            Configuration configuration = configurations.get(i);
            Field at = CONFIGURATIONS.item(i);
            if (!NAME.matcher(configuration.name()).matches()) {
                findings.error(
                        at.child("name"),
                        "Must have 1 to 253 letters, digits, '-', '_' and '.', with a letter or digit at both ends.");
            }
            names.add(configuration.name(), at.child("name"));
            ParamDeclarations.check(configuration.params(), at.child("params"), findings);
            rules.files(configuration, at.child("data"));
        }
    }

    private void files(Configuration configuration, Field at) {
        if (!Bounds.permit(configuration.data().keySet(), at, findings)) {
            return;
        }
        Map<String, NamedFile> here = new HashMap<>();
        for (Entry<String, String> entry : configuration.data().entrySet()) {
            Field key = at.key(entry.getKey());
            NamedFile file = new NamedFile(configuration.name(), entry.getKey(), entry.getValue());
            if (isFileName(file.name())) {
                TemplateRule.check(file.name(), file.template(), key, findings);
            } else {
                findings.error(key, "Is no file name: letters, digits, '-', '_' and '.' only, no path.");
            }
            collisions(file, here, key);
        }
        before.putAll(here);
    }

    /**
     * Within one configuration two names that differ in case only are an error: some file systems take them for one. Across
     * configurations the same name is usual (each of a tool's configurations may carry the certificate), and the later one wins in
     * a mount of both; that is worth a hint when the contents differ.
     */
    private void collisions(NamedFile file, Map<String, NamedFile> here, Field at) {
        String folded = file.name().toLowerCase(Locale.ROOT);
        NamedFile twin = here.put(folded, file);
        if (twin != null) {
            findings.error(
                    at,
                    "Differs from file %s in upper and lower case only. Rename one of the two."
                            .formatted(Quoted.of(twin.name())));
        }
        NamedFile other = before.get(folded);
        if (other != null && !other.template().equals(file.template())) {
            findings.warning(
                    at,
                    "Configuration %s has a file of this name with other content; a Pod that mounts both gets one of them."
                            .formatted(Quoted.of(other.configuration())));
        }
    }

    private static boolean isFileName(String name) {
        return FILE.matcher(name).matches() && !name.equals(".") && !name.equals("..");
    }
}
