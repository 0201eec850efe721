package io.connectors.crds.access;

import io.connectors.crds.setting.Settings;
import java.util.Map;
import java.util.Optional;

/** Settings as they are by default, but for small caches and budgets and a deadline that no busy machine misses. */
final class TestSettings {
    private static final Map<String, String> SMALL = Map.of(
            "connectors.access.max-entries", "500",
            "connectors.access.deadline", "15s",
            "connectors.access.reviews-per-second", "5",
            "connectors.access.review-burst", "20");

    private TestSettings() {}

    static AccessSettings with(Map<String, String> changes) {
        return Settings.read(
                AccessSettings.class,
                key -> Optional.ofNullable(changes.get(key)).or(() -> Optional.ofNullable(SMALL.get(key))));
    }
}
