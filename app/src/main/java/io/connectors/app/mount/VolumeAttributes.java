package io.connectors.app.mount;

import io.connectors.crds.ref.ResourceRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the attributes of a CSI volume, as written in the Pod. */
public final class VolumeAttributes {
    private static final String CONNECTORS = "connectors";
    private static final String NAME = "connector.name";
    private static final String NAMESPACE = "connector.namespace";
    private static final String CONFIGURATIONS = "configuration.names";
    private static final String PARAMS = "configuration.params";
    private static final String EXPIRATION = "token.expiration";
    private static final Set<String> KNOWN = Set.of(CONNECTORS, NAME, NAMESPACE, CONFIGURATIONS, PARAMS, EXPIRATION);

    /** What kubelet adds about the Pod. The decision who mounts rests on the token, so nothing of it is read. */
    private static final String KUBELET_PREFIX = "csi.storage.k8s.io/";

    private static final String EXCLUSION_PREFIX = "!";
    private static final String DEFAULT_EXPIRATION = "30m";

    /** No API server hands out a token for less. */
    private static final Duration SHORTEST_EXPIRATION = Duration.ofMinutes(10);

    private static final int MAX_LENGTH = 1 << 16;

    private final Map<String, String> attributes;
    private final String podNamespace;
    private final List<String> warnings = new ArrayList<>();

    private VolumeAttributes(Map<String, String> attributes, String podNamespace) {
        this.attributes = attributes;
        this.podNamespace = podNamespace;
    }

    /**
     * Reads the attributes.
     *
     * @param podNamespace namespace of Connectors that are named without one
     * @throws MountException when an attribute cannot be understood, or is too large; the message names it
     */
    public static MountRequest read(Map<String, String> attributes, String podNamespace) {
        return new VolumeAttributes(attributes, podNamespace).request();
    }

    private MountRequest request() {
        warnAboutUnknown();
        Set<String> names = list(CONFIGURATIONS);
        Predicate<String> isExclusion = name -> name.startsWith(EXCLUSION_PREFIX);
        return new MountRequest(
                connectors(),
                names.stream().filter(isExclusion.negate()).toList(),
                new LinkedHashSet<>(names.stream()
                        .filter(isExclusion)
                        .map(VolumeAttributes::excluded)
                        .toList()),
                ConfigurationParams.read(PARAMS, text(PARAMS)),
                expiration(),
                warnings);
    }

    private void warnAboutUnknown() {
        List<String> unknown = attributes.keySet().stream()
                .filter(name -> !KNOWN.contains(name) && !name.startsWith(KUBELET_PREFIX))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            warnings.add("Volume attributes " + Quoted.list(unknown) + " are unknown and have no effect. Known are "
                    + Quoted.list(KNOWN.stream().sorted().toList()) + ".");
        }
    }

    private List<ResourceRef> connectors() {
        List<ResourceRef> connectors = list(CONNECTORS).stream()
                .map(text -> reference(CONNECTORS, text, podNamespace))
                .toList();
        String name = text(NAME);
        if (name.isEmpty()) {
            return connectors;
        }
        if (!connectors.isEmpty()) {
            warnings.add("Attribute connector.name has no effect beside connectors; remove it.");
            return connectors;
        }
        String namespace = text(NAMESPACE);
        return List.of(reference(NAME, name, namespace.isEmpty() ? podNamespace : namespace));
    }

    private static ResourceRef reference(String attribute, String text, String namespace) {
        return ResourceRef.parse(text, namespace)
                .orElseThrow(() -> invalid(attribute + " holds " + Quoted.word(text)
                        + ", which names no Connector; write namespace/name, or name for one in the Pod's namespace"));
    }

    private static String excluded(String name) {
        String file = name.substring(EXCLUSION_PREFIX.length()).strip();
        if (file.isEmpty()) {
            throw invalid("configuration.names holds a \"!\" without a file name; write !ca.crt to leave ca.crt out");
        }
        return file;
    }

    private Duration expiration() {
        String text = text(EXPIRATION);
        Duration expiration = GoDuration.parse(text.isEmpty() ? DEFAULT_EXPIRATION : text)
                .orElseThrow(() -> invalid("token.expiration is " + Quoted.word(text)
                        + ", which is no duration; write it like 30m or 1h30m"));
        if (expiration.compareTo(SHORTEST_EXPIRATION) < 0) {
            throw invalid("token.expiration is " + Quoted.word(text) + "; the shortest lifetime of a token is 10m");
        }
        return expiration;
    }

    private Set<String> list(String attribute) {
        return new LinkedHashSet<>(Arrays.stream(text(attribute).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList());
    }

    private String text(String attribute) {
        String text = attributes.getOrDefault(attribute, "");
        if (text.length() > MAX_LENGTH) {
            throw new MountException(
                    RefusalReason.TOO_LARGE,
                    "Attribute " + attribute + " has " + text.length() + " characters; at most " + MAX_LENGTH
                            + " are allowed.");
        }
        return text.strip();
    }

    private static MountException invalid(String message) {
        return new MountException(RefusalReason.INVALID_ATTRIBUTE, message);
    }
}
