package io.connectors.app.mount;

import io.connectors.crds.ref.ResourceRef;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a Pod asks to mount.
 *
 * @param connectors in the Pod's order, each once, never empty
 * @param configurations names of the classes' configurations, in the Pod's order, each once
 * @param exclusions names of files that the Pod does not want
 * @param params configuration to parameter to value, as given: not yet compared with what a class declares
 * @param tokenExpiration how long a rendered token may be used at most; the token's real lifetime is chosen by who mints it
 * @param warnings what the Pod's author should hear about the attributes
 */
public record MountRequest(
        List<ResourceRef> connectors,
        List<String> configurations,
        Set<String> exclusions,
        Map<String, Map<String, String>> params,
        Duration tokenExpiration,
        List<String> warnings) {
    /** The user name of a proxy's URL lists the Connectors, and a header of 8 KB has to hold it beside the token. */
    static final int MAX_CONNECTORS = 50;

    static final int MAX_CONFIGURATIONS = 50;

    public MountRequest {
        connectors = List.copyOf(new LinkedHashSet<>(connectors));
        configurations = List.copyOf(new LinkedHashSet<>(configurations));
        exclusions = Collections.unmodifiableSet(new LinkedHashSet<>(exclusions));
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        warnings = List.copyOf(warnings);
        if (connectors.isEmpty()) {
            throw new MountException(RefusalReason.INVALID_ATTRIBUTE, "connectors or connector.name is required");
        }
        atMost(MAX_CONNECTORS, connectors.size(), "Connectors");
        atMost(MAX_CONFIGURATIONS, configurations.size(), "configurations");
    }

    private static void atMost(int most, int count, String what) {
        if (count > most) {
            throw new MountException(
                    RefusalReason.TOO_LARGE,
                    "The volume asks for " + count + " " + what + "; at most " + most
                            + " can be mounted in one volume. Use several volumes.");
        }
    }
}
