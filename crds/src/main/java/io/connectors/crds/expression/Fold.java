package io.connectors.crds.expression;

import java.util.List;
import java.util.Map;

/** The loop that the macros are made of. Its result may be a {@link Fault} between two rounds and recover from it. */
record Fold(Step range, Step start, Step condition, Step step, Step answer, int resultSlot, int elementSlot)
        implements Step {

    @Override
    public Object run(Run run) {
        Object over = range.run(run);
        if (over instanceof Fault) {
            return over;
        }
        Object first = start.run(run);
        run.local(resultSlot, first instanceof List<?> list && list.isEmpty() ? new GrowingList() : first);
        switch (over) {
            case List<?> list -> round(run, list);
            case Map<?, ?> map -> round(run, map.keySet());
            default -> {
                return Fault.of("only lists and maps can be walked through");
            }
        }
        Object result = answer.run(run);
        return result instanceof GrowingList list ? list.frozen() : result;
    }

    private void round(Run run, Iterable<?> elements) {
        for (Object element : elements) {
            run.local(elementSlot, element);
            if (Boolean.FALSE.equals(condition.run(run))) {
                return;
            }
            run.local(resultSlot, step.run(run));
        }
    }
}
