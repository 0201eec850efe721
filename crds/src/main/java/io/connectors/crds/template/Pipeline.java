package io.connectors.crds.template;

import java.util.List;

/**
 * Commands, each of which gets the result of the one before as its last argument.
 *
 * @param variables those that get the result, with their dollar sign
 * @param assigns tells {@code =} from {@code :=}
 */
record Pipeline(int offset, List<String> variables, boolean assigns, List<Command> commands) {

    /** A head and its arguments, which only functions and methods may have. */
    record Command(int offset, Operand head, List<Operand> arguments) {}
}
