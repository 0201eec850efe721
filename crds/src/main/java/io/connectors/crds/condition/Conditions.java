package io.connectors.crds.condition;

import io.connectors.crds.v1alpha1.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes, finds, merges and sums up conditions. */
public final class Conditions {
    /** Severity of a condition that does not count towards Ready. */
    public static final String INFO = "Info";

    private Conditions() {}

    /** Makes a condition that counts towards Ready. It has no time yet: {@link #merge} sets it. */
    public static Condition of(ConditionType type, ConditionStatus status, String reason, String message) {
        return new Condition(type.wire(), status.wire(), reason, message, "", "");
    }

    /** Makes a condition that does not count towards Ready. It has no time yet: {@link #merge} sets it. */
    public static Condition info(ConditionType type, ConditionStatus status, String reason, String message) {
        return new Condition(type.wire(), status.wire(), reason, message, INFO, "");
    }

    /** Returns the condition of a type. */
    public static Optional<Condition> find(List<Condition> conditions, ConditionType type) {
        return conditions.stream().filter(c -> c.type().equals(type.wire())).findFirst();
    }

    /** Tells whether the condition of a type is True. */
    public static boolean isTrue(List<Condition> conditions, ConditionType type) {
        return find(conditions, type).stream().anyMatch(c -> c.status().equals(ConditionStatus.TRUE.wire()));
    }

    /**
     * Returns the wanted conditions with their times: that of the previous condition of the same type when the status is the same, else
     * now. Conditions that are not wanted any more are dropped.
     */
    public static List<Condition> merge(List<Condition> previous, List<Condition> wanted, Instant now) {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        List<Condition> merged = new ArrayList<>();
        for (Condition condition : wanted) {
            String since = previous.stream()
                    .filter(old -> old.type().equals(condition.type())
                            && old.status().equals(condition.status())
                            && !old.lastTransitionTime().isEmpty())
                    .map(Condition::lastTransitionTime)
                    .findFirst()
                    .orElse(time);
            merged.add(new Condition(
                    condition.type(),
                    condition.status(),
                    condition.reason(),
                    condition.message(),
                    condition.severity(),
                    since));
        }
        return List.copyOf(merged);
    }

    /**
     * Sums conditions up as Ready: False if one is False, else Unknown if one is Unknown, else True. Reason and message are those of the
     * first condition that decided. Conditions of severity Info, and Ready itself, do not count.
     */
    public static Condition ready(List<Condition> conditions) {
        List<Condition> counting = conditions.stream()
                .filter(c -> !c.severity().equals(INFO) && !c.type().equals(ConditionType.READY.wire()))
                .toList();
        return first(counting, ConditionStatus.FALSE)
                .or(() -> counting.stream()
                        .filter(c -> !c.status().equals(ConditionStatus.TRUE.wire()))
                        .findFirst()
                        .map(c -> of(ConditionType.READY, ConditionStatus.UNKNOWN, c.reason(), c.message())))
                .orElseGet(() -> of(ConditionType.READY, ConditionStatus.TRUE, "", ""));
    }

    private static Optional<Condition> first(List<Condition> conditions, ConditionStatus status) {
        return conditions.stream()
                .filter(c -> c.status().equals(status.wire()))
                .findFirst()
                .map(c -> of(ConditionType.READY, status, c.reason(), c.message()));
    }
}
