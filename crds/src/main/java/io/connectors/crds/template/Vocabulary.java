package io.connectors.crds.template;

import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.Functions;
import io.connectors.crds.template.value.Bytes;
import java.util.Optional;

/** The names of functions that a template may use. */
final class Vocabulary {
    private final Functions functions;

    Vocabulary(Functions functions) {
        this.functions = functions;
    }

    /** Finds what a name stands for, or says why it stands for nothing. */
    Operand operand(Token name, Source source) {
        int offset = name.offset();
        if (name.text().equals("and") || name.text().equals("or")) {
            return new Operand.Connective(offset, name.text(), name.text().equals("or"));
        }
        Optional<Function> function = functions.named(name.text());
        if (function.isPresent()) {
            return new Operand.Name(offset, function.get());
        }
        String shown = "function " + name.shown();
        throw source.problem(
                offset,
                Withheld.reason(Bytes.text(name.text()))
                        .map(reason -> shown + " is not provided: " + reason)
                        .orElse(shown + " is not defined"));
    }
}
