package io.connectors.bench.measure;

import java.util.List;

/** The numbers of several rounds; at least one. */
public record Series(List<Double> values) {

    public Series {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A series needs a number");
        }
    }

    public double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    public double low() {
        return values.getFirst();
    }

    public double high() {
        return values.getLast();
    }

    public int rounds() {
        return values.size();
    }
}
