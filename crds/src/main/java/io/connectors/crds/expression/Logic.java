package io.connectors.crds.expression;

import java.util.List;
import java.util.Optional;

/** The operators that do not evaluate all their operands, or outlive a fault of one. */
final class Logic {
    private Logic() {}

    /** False as soon as one operand is; a fault only when none is. */
    static Step all(List<Step> operands) {
        return run -> decide(operands, run, false);
    }

    /** True as soon as one operand is; a fault only when none is. */
    static Step any(List<Step> operands) {
        return run -> decide(operands, run, true);
    }

    private static Object decide(List<Step> operands, Run run, boolean decisive) {
        Object answer = !decisive;
        for (Step operand : operands) {
            Object value = operand.run(run);
            if (value.equals(decisive)) {
                return decisive;
            }
            if (!(value instanceof Boolean) && !(answer instanceof Fault)) {
                answer = value instanceof Fault ? value : Fault.noOverload();
            }
        }
        return answer;
    }

    static Step choice(Step condition, Step whenTrue, Step whenFalse) {
        return run -> switch (condition.run(run)) {
            case Boolean chosen -> (chosen ? whenTrue : whenFalse).run(run);
            case Fault fault -> fault;
            default -> Fault.noOverload();
        };
    }

    static Step notFalse(Step operand) {
        return run -> !Boolean.FALSE.equals(operand.run(run));
    }

    static Step firstPresent(Step optional, Step otherwise) {
        return run -> switch (optional.run(run)) {
            case Optional<?> found -> found.isPresent() ? found : otherwise.run(run);
            case Fault fault -> fault;
            default -> Fault.noOverload();
        };
    }

    static Step valueOr(Step optional, Step otherwise) {
        return run -> switch (optional.run(run)) {
            case Optional<?> found -> found.isPresent() ? found.get() : otherwise.run(run);
            case Fault fault -> fault;
            default -> Fault.noOverload();
        };
    }

    /** Returns the value inside an optional, {@link Absent}, or a fault. */
    static Object unwrapped(Object optional) {
        return switch (optional) {
            case Optional<?> found -> found.isPresent() ? found.get() : Absent.ABSENT;
            case Fault fault -> fault;
            default -> Fault.of("an element marked with ? is not optional");
        };
    }

    /** An optional element without value, which is left out of its list or map. */
    enum Absent {
        ABSENT
    }
}
