package io.connectors.bench.target;

import io.connectors.bench.load.Route;
import io.connectors.bench.measure.ProcessTree;
import java.util.List;

/** Another proxy. */
record Peer(String name, Route tool, Route sink, Forward forward, List<Program> programs) implements Target {

    @Override
    public ProcessTree processes() {
        return new ProcessTree(programs.stream().map(Program::handle).toList());
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }
}
