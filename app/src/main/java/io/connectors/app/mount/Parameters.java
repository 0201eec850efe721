package io.connectors.app.mount;

import io.connectors.crds.v1alpha1.Configuration;
import io.connectors.crds.v1alpha1.ParamSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of one configuration: what the Pod gave, and the class's defaults for the rest. */
final class Parameters {
    private Parameters() {}

    /** Returns all values; those that the class does not declare are handed on as they are. */
    static Map<String, String> resolve(Configuration configuration, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>(given);
        for (ParamSpec declared : configuration.params()) {
            String value = given.get(declared.name());
            if (value == null) {
                values.put(declared.name(), defaultOf(declared, configuration));
            } else if (!declared.allowedValues().isEmpty()
                    && !declared.allowedValues().contains(value)) {
                throw new MountException(
                        RefusalReason.PARAMETER_INVALID,
                        subject(declared, configuration) + " must be one of " + Quoted.list(declared.allowedValues()));
            }
        }
        return values;
    }

    static List<String> undeclared(Configuration configuration, Map<String, String> given) {
        Set<String> declared =
                configuration.params().stream().map(ParamSpec::name).collect(Collectors.toSet());
        return given.keySet().stream().filter(name -> !declared.contains(name)).toList();
    }

    private static String defaultOf(ParamSpec declared, Configuration configuration) {
        if (declared.defaultValue() == null) {
            throw new MountException(
                    RefusalReason.PARAMETER_MISSING,
                    subject(declared, configuration) + " is required; give it in configuration.params");
        }
        // Only strings are supported; a default such as true, written without quotes, is meant as one.
        return declared.defaultValue().isTextual()
                ? declared.defaultValue().textValue()
                : declared.defaultValue().toString();
    }

    private static String subject(ParamSpec declared, Configuration configuration) {
        return "Parameter " + Quoted.word(declared.name()) + " of configuration " + Quoted.word(configuration.name());
    }
}
