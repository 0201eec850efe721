package io.connectors.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for.
 *
 * @param only names of workloads; empty for all
 * @param quick a short run that shows whether everything works; its numbers mean little
 */
record Command(int rounds, List<String> only, boolean quick) {
    static final int USUAL_ROUNDS = 5;

    Command {
        only = List.copyOf(only);
    }

    /** A command line that cannot be understood. */
    static final class UsageException extends RuntimeException {
        UsageException(String message) {
            super(message);
        }
    }

    static Command parse(List<String> arguments) {
        int rounds = 0;
        boolean quick = false;
        List<String> only = new ArrayList<>();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--quick" -> quick = true;
                // Names may follow it or stand alone.
                case "--only" -> {}
                case "--rounds" -> rounds = rounds(rest.hasNext() ? rest.next() : "");
                default -> only.add(name(argument));
            }
        }
        return new Command(rounds > 0 ? rounds : quick ? 1 : USUAL_ROUNDS, only, quick);
    }

    private static String name(String argument) {
        if (argument.startsWith("-")) {
            throw new UsageException(
                    "bench does not know " + argument + ". Usage: bench [--rounds N] [--quick] [NAME…]");
        }
        return argument;
    }

    private static int rounds(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new UsageException("--rounds takes a number from 1 to 999, not \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }
}
