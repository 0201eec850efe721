package io.connectors.crds.template;

import java.util.ArrayList;
import java.util.List;

/** What a template's text may refer to at the place that is being parsed. Each template that is defined has its own. */
final class ParseScope {
    private final List<String> variables = new ArrayList<>(List.of("$"));
    private int ranges;

    void declare(String variable) {
        variables.add(variable);
    }

    boolean knows(String variable) {
        return variables.contains(variable);
    }

    int mark() {
        return variables.size();
    }

    void forgetFrom(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    void enterRange() {
        ranges++;
    }

    void leaveRange() {
        ranges--;
    }

    boolean isInRange() {
        return ranges > 0;
    }
}
