package io.connectors.sandbox.resource;

import java.util.List;

/**
 * One kind as one API version serves it.
 *
 * @param group empty for the core group
 * @param statusSubresource whether {@code /status} exists, which also takes status out of writes to the main resource
 */
public record ResourceType(
        String group,
        String version,
        String kind,
        String plural,
        String singular,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        boolean statusSubresource) {

    public ResourceType {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
    }

    /** Returns what objects of this type carry as {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Returns how messages and selectors name the type: {@code secrets}, {@code connectors.connectors.alauda.io}. */
    public String qualifiedResource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    public String listKind() {
        return kind + "List";
    }
}
