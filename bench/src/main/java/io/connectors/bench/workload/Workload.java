package io.connectors.bench.workload;

import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Something that is done to one proxy after the other, for some time each. */
public interface Workload {

    /** Returns the name by which it is chosen and by which its results go. */
    String name();

    /** Returns the names of those to which it is done, ours among them. */
    List<String> targets();

    /** Tells whether each round does it. What measures memory does not need that: memory is not noisy. */
    default boolean isRepeated() {
        return true;
    }

    List<Value> measure(Target target, Duration time) throws IOException, InterruptedException;
}
