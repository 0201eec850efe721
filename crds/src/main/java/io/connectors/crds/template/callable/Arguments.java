package io.connectors.crds.template.callable;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** The arguments of one call. The typed readers fit the declared type of the parameter; another one is a mistake in the function. */
public final class Arguments {
    private final List<Value> values;
    private final Budget budget;

    /**
     * Holds arguments that fit a signature.
     *
     * @param values without {@link Value.Missing}
     */
    public Arguments(List<Value> values, Budget budget) {
        this.values = values;
        this.budget = budget;
    }

    public int count() {
        return values.size();
    }

    public Value value(int index) {
        return values.get(index);
    }

    /** Gives all arguments from one on: the further ones of a variadic function. */
    public List<Value> from(int index) {
        return values.subList(index, values.size());
    }

    /** Reads a string: a char for each byte. */
    public String bytes(int index) {
        return ((Value.Text) values.get(index)).bytes();
    }

    /** Reads an integer of the declared type. */
    public long integer(int index) {
        return ((Value.Int) values.get(index)).value();
    }

    public double number(int index) {
        return ((Value.Real) values.get(index)).value();
    }

    public boolean truth(int index) {
        return ((Value.Bool) values.get(index)).value();
    }

    /** Reads a map, which can be nil: to be read as empty, and to be refused before it is written. */
    public Value.Dict dict(int index) {
        return (Value.Dict) values.get(index);
    }

    public Budget budget() {
        return budget;
    }
}
