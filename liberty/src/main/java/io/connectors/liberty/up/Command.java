package io.connectors.liberty.up;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** What {@code ./dev} was asked to do, of the things that need the product's code. */
sealed interface Command {

    record Up(boolean demo, Optional<Path> kubeconfig) implements Command {}

    record Demo() implements Command {}

    record Down() implements Command {}

    /** A command line that means nothing; the text is for the user. */
    record Unknown(String text) implements Command {}

    static Command parse(List<String> arguments) {
        var rest = new ArrayDeque<>(arguments);
        var name = rest.isEmpty() ? "" : rest.pop();
        if (name.equals("up")) {
            return up(rest);
        }
        if (!rest.isEmpty()) {
            return new Unknown(name + " takes no \"" + rest.peek() + "\"");
        }
        return switch (name) {
            case "demo" -> new Demo();
            case "down" -> new Down();
            default -> new Unknown("unknown command \"" + name + "\"");
        };
    }

    private static Command up(ArrayDeque<String> rest) {
        boolean demo = true;
        Optional<Path> kubeconfig = Optional.empty();
        while (!rest.isEmpty()) {
            var option = rest.pop();
            if (option.equals("--no-demo")) {
                demo = false;
            } else if (option.equals("--kubeconfig") && !rest.isEmpty()) {
                kubeconfig = Optional.of(Path.of(rest.pop()));
            } else {
                return new Unknown(
                        "up takes no \"" + option + "\"; it takes --detach, --no-demo and --kubeconfig FILE");
            }
        }
        return new Up(demo && kubeconfig.isEmpty(), kubeconfig);
    }
}
