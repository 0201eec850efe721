package io.connectors.bench.target;

import io.connectors.bench.load.Route;
import io.connectors.bench.measure.ProcessTree;

/** One way to the tools. */
public interface Target extends AutoCloseable {

    String name();

    /** Returns the way to the tool that answers small requests and sends files. */
    Route tool();

    /** Returns the way to the tool that takes uploads and lets requests wait. */
    Route sink();

    /** Returns the way for clients that take it for a forward proxy. */
    Forward forward();

    ProcessTree processes();

    /** Returns the memory that is used: what is resident, and of a heap that always is resident the part that lives. */
    default long usedKib() {
        return processes().residentKib();
    }

    @Override
    void close();
}
