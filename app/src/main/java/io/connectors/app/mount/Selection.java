package io.connectors.app.mount;

import io.connectors.crds.v1alpha1.Configuration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The configurations that a Pod asked for, found in the classes of its Connectors: class by class, and within a class in the Pod's
 * order. The order decides which of two files of one name is kept.
 */
record Selection(List<Chosen> chosen) {
    /** One configuration, of one class. */
    record Chosen(MountedClass mounted, Configuration configuration) {
        @Override
        public String toString() {
            return "configuration " + Quoted.word(configuration.name()) + " of class " + Quoted.word(mounted.name());
        }
    }

    /** Throws MountException when a name is found in no class. */
    static Selection of(List<String> names, List<MountedClass> classes) {
        List<Chosen> chosen = new ArrayList<>();
        for (MountedClass mounted : classes) {
            for (String name : names) {
                mounted.definition().getSpec().configurations().stream()
                        .filter(configuration -> configuration.name().equals(name))
                        .forEach(configuration -> chosen.add(new Chosen(mounted, configuration)));
            }
        }
        Set<String> unknown = new LinkedHashSet<>(names);
        chosen.forEach(one -> unknown.remove(one.configuration().name()));
        if (!unknown.isEmpty()) {
            throw new MountException(RefusalReason.UNKNOWN_CONFIGURATION, unknown(unknown, classes));
        }
        return new Selection(List.copyOf(chosen));
    }

    /** Tells of parameters that are likely to be misspelt: they have no effect, or reach a template that does not declare them. */
    List<String> warnings(Map<String, Map<String, String>> params) {
        List<String> warnings = new ArrayList<>();
        Set<String> unused = new LinkedHashSet<>(params.keySet());
        for (Chosen one : chosen) {
            unused.remove(one.configuration().name());
            List<String> undeclared = Parameters.undeclared(
                    one.configuration(), params.getOrDefault(one.configuration().name(), Map.of()));
            if (!undeclared.isEmpty()) {
                warnings.add("configuration.params gives " + Quoted.list(undeclared) + " to " + one
                        + ", which declares no such parameter; its templates get it unchecked.");
            }
        }
        if (!unused.isEmpty()) {
            warnings.add("configuration.params has parameters for " + Quoted.list(unused)
                    + ", which configuration.names does not ask for.");
        }
        return warnings;
    }

    private static String unknown(Set<String> names, List<MountedClass> classes) {
        List<String> available = classes.stream()
                .flatMap(mounted -> mounted.definition().getSpec().configurations().stream())
                .map(Configuration::name)
                .distinct()
                .toList();
        return "configuration.names asks for " + Quoted.list(names) + ", which no class of these Connectors has ("
                + Quoted.list(classes.stream().map(MountedClass::name).toList()) + "); available: "
                + (available.isEmpty() ? "none" : Quoted.list(available));
    }
}
