package io.connectors.crds.template;

import io.connectors.crds.template.Pipeline.Command;
import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.builtin.Truth;
import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.callable.Signature;
import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes what stands inside of actions, by the rules of text/template. Serves one rendering. */
final class Evaluation {
    /** What an element of a list takes, about. */
    private static final int ELEMENT_BYTES = 16;

    private final Source source;
    private final Budget budget;

    /** Where the evaluation is, for the message when a limit is met. */
    private int at;

    Evaluation(Source source, Budget budget) {
        this.source = source;
        this.budget = budget;
    }

    /** Is where the evaluation came to. */
    String position() {
        return source.position(at);
    }

    void at(int offset) {
        at = offset;
        budget.step();
    }

    TemplateExecException problem(int offset, String problem) {
        return new TemplateExecException(source.position(offset), problem);
    }

    /** Gives the result, and sets the pipeline's variables. A nil that comes out of it is missing from there on. */
    Value pipeline(Pipeline pipeline, Frame frame) {
        at(pipeline.offset());
        Value value = null;
        for (Command command : pipeline.commands()) {
            Value result = command(command, value, frame);
            value = result instanceof Value.Nil ? Value.Missing.MISSING : result;
        }
        Value result = value == null ? Value.Missing.MISSING : value;
        for (String variable : pipeline.variables()) {
            if (!pipeline.assigns()) {
                frame.variables().push(variable, result);
            } else {
                assign(variable, result, pipeline.offset(), frame);
            }
        }
        return result;
    }

    void assign(String variable, Value value, int offset, Frame frame) {
        if (!frame.variables().set(variable, value)) {
            throw problem(offset, "variable \"" + Bytes.text(variable) + "\" is not defined");
        }
    }

    private Value command(Command command, @Nullable Value last, Frame frame) {
        Operand head = command.head();
        return switch (head) {
            case Operand.Field field ->
                fields(frame.dot(), field.names(), new Call(field.offset(), command.arguments(), last), frame);
            case Operand.Chain chain ->
                fields(
                        receiver(chain, frame),
                        chain.names(),
                        new Call(chain.offset(), command.arguments(), last),
                        frame);
            case Operand.Variable variable
            when !variable.names().isEmpty() ->
                fields(
                        variable(variable, frame),
                        variable.names(),
                        new Call(variable.offset(), command.arguments(), last),
                        frame);
            case Operand.Name name -> call(name.function(), new Call(name.offset(), command.arguments(), last), frame);
            case Operand.Connective connective ->
                connective(connective, new Call(connective.offset(), command.arguments(), last), frame);
            case Operand.Nil nil -> throw problem(nil.offset(), "nil is no command");
            default -> {
                requireNoArguments(head, command, last);
                yield argument(head, Type.ANY, frame);
            }
        };
    }

    /** How something is called: with words behind it, and perhaps the result of the command before. */
    private record Call(
            int offset, List<Operand> words, @Nullable Value last) {
        static Call bare(int offset) {
            return new Call(offset, List.of(), null);
        }

        boolean hasArguments() {
            return last != null || !words.isEmpty();
        }

        int count() {
            return words.size() + (last == null ? 0 : 1);
        }
    }

    private void requireNoArguments(Operand head, Command command, @Nullable Value last) {
        if (last != null || !command.arguments().isEmpty()) {
            throw problem(head.offset(), "arguments are given to what is no function");
        }
    }

    private Value variable(Operand.Variable variable, Frame frame) {
        Value value = frame.variables().get(variable.name());
        if (value == null) {
            throw problem(variable.offset(), "variable \"" + Bytes.text(variable.name()) + "\" is not defined");
        }
        return value;
    }

    private Value receiver(Operand.Chain chain, Frame frame) {
        return switch (chain.of()) {
            case Operand.Nested nested -> nested(nested, frame);
            case Operand.Name name -> call(name.function(), Call.bare(name.offset()), frame);
            case Operand.Connective connective -> connective(connective, Call.bare(connective.offset()), frame);
            default -> throw problem(chain.offset(), "this has no fields");
        };
    }

    private Value nested(Operand.Nested nested, Frame frame) {
        budget.descend();
        Value value = pipeline(nested.pipeline(), frame);
        budget.ascend();
        return value;
    }

    private Value fields(Value receiver, List<String> names, Call call, Frame frame) {
        Value value = receiver;
        for (String name : names.subList(0, names.size() - 1)) {
            value = field(value, name, Call.bare(call.offset()), frame);
        }
        return field(value, names.getLast(), call, frame);
    }

    private Value field(Value receiver, String name, Call call, Frame frame) {
        at(call.offset());
        return switch (receiver) {
            case Value.Missing missing -> missing;
            case Value.Dict dict -> {
                if (call.hasArguments()) {
                    throw problem(
                            call.offset(), "field " + Bytes.text(name) + " is no function and takes no arguments");
                }
                Value value = dict.get(name);
                yield value == null ? Value.Missing.MISSING : value;
            }
            case Value.Instance instance -> method(instance, name, call, frame);
            case Value.Nil _ -> throw problem(call.offset(), "field " + Bytes.text(name) + " of nil");
            default -> throw noField(receiver, name, call);
        };
    }

    private TemplateExecException noField(Value receiver, String name, Call call) {
        return problem(
                call.offset(), "a value of type " + receiver.type().name() + " has no field " + Bytes.text(name));
    }

    private Value method(Value.Instance instance, String name, Call call, Frame frame) {
        Value.Method method = instance.method(name);
        if (method == null) {
            throw noField(instance, name, call);
        }
        Signature signature = new Signature(method.parameters(), null);
        List<Value> arguments = arguments(name, signature, call, frame);
        return result(name, call, () -> method.body().apply(arguments));
    }

    private Value call(Function function, Call call, Frame frame) {
        at(call.offset());
        List<Value> arguments = arguments(function.name(), function.signature(), call, frame);
        return result(function.name(), call, () -> function.body().apply(new Arguments(arguments, budget)));
    }

    private Value result(String name, Call call, Supplier<Value> body) {
        at(call.offset());
        try {
            Value result = body.get();
            charge(result);
            return result;
        } catch (FunctionException e) {
            throw new TemplateExecException(
                    source.position(call.offset()), Bytes.text(name) + ": " + e.getMessage(), e.authorsWords());
        } catch (ArithmeticException | IndexOutOfBoundsException | ClassCastException e) {
            // What is a panic of the function in Go, and there becomes an error of the template as well.
            throw problem(call.offset(), Bytes.text(name) + " cannot take these arguments");
        }
    }

    private void charge(Value result) {
        switch (result) {
            case Value.Text text -> budget.charge(text.bytes().length());
            case Value.Slice slice -> budget.charge((long) slice.items().size() * ELEMENT_BYTES);
            case Value.Dict dict -> budget.charge(ELEMENT_BYTES);
            default -> budget.step();
        }
    }

    private Value connective(Operand.Connective connective, Call call, Frame frame) {
        at(connective.offset());
        if (!call.hasArguments()) {
            throw problem(connective.offset(), connective.name() + " needs an argument");
        }
        Value value = Value.Nil.NIL;
        for (Operand word : call.words()) {
            value = argument(word, Type.ANY, frame);
            if (Truth.of(value) == connective.decidedBy()) {
                return value;
            }
        }
        return call.last() == null ? value : call.last();
    }

    private List<Value> arguments(String name, Signature signature, Call call, Frame frame) {
        if (!signature.takes(call.count())) {
            throw problem(
                    call.offset(),
                    Bytes.text(name) + " takes " + (signature.isVariadic() ? "at least " : "")
                            + signature.fixed().size() + " arguments and got " + call.count());
        }
        List<Value> values = new ArrayList<>(call.count());
        for (Operand word : call.words()) {
            values.add(argument(word, signature.parameter(values.size()), frame));
        }
        if (call.last() != null) {
            values.add(fitted(call.offset(), call.last(), signature.parameter(values.size())));
        }
        return values;
    }

    private Value argument(Operand word, Type type, Frame frame) {
        at(word.offset());
        return switch (word) {
            case Operand.Dot _ -> fitted(word.offset(), frame.dot(), type);
            case Operand.Field field ->
                fitted(word.offset(), fields(frame.dot(), field.names(), Call.bare(field.offset()), frame), type);
            case Operand.Variable variable
            when variable.names().isEmpty() -> fitted(word.offset(), variable(variable, frame), type);
            case Operand.Variable variable -> {
                Value root = variable(variable, frame);
                yield fitted(word.offset(), fields(root, variable.names(), Call.bare(variable.offset()), frame), type);
            }
            case Operand.Chain chain -> {
                Value root = receiver(chain, frame);
                yield fitted(word.offset(), fields(root, chain.names(), Call.bare(chain.offset()), frame), type);
            }
            case Operand.Nested nested -> fitted(word.offset(), nested(nested, frame), type);
            case Operand.Name name ->
                fitted(word.offset(), call(name.function(), Call.bare(name.offset()), frame), type);
            case Operand.Connective connective -> connective(connective, Call.bare(connective.offset()), frame);
            case Operand.Nil _ -> fitting(word.offset(), () -> Fitting.nil(type));
            case Operand.Bool bool -> fitted(word.offset(), bool.value(), type);
            case Operand.Text text -> fitted(word.offset(), text.value(), type);
            case Operand.Numeric number -> fitting(word.offset(), () -> Fitting.number(number.literal(), type));
        };
    }

    private Value fitted(int offset, Value value, Type type) {
        return fitting(offset, () -> Fitting.value(value, type));
    }

    private Value fitting(int offset, Supplier<Value> fit) {
        try {
            return fit.get();
        } catch (FunctionException e) {
            throw problem(offset, "this argument " + e.getMessage());
        }
    }
}
