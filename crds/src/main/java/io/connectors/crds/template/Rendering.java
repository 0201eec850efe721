package io.connectors.crds.template;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.builtin.Truth;
import io.connectors.crds.template.format.Print;
import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.Value;
import java.util.List;
import java.util.Map;

/** Writes the output of one rendering. */
final class Rendering {
    private static final String NO_VALUE = "<no value>";

    private final Map<String, List<Node>> templates;
    private final Evaluation evaluation;
    private final Budget budget;
    private final int outputBytes;
    private final StringBuilder output = new StringBuilder();

    Rendering(Map<String, List<Node>> templates, Evaluation evaluation, Budget budget, int outputBytes) {
        this.templates = templates;
        this.evaluation = evaluation;
        this.budget = budget;
        this.outputBytes = outputBytes;
    }

    /** How it goes on behind a node. */
    private enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }

    /** Renders a template and gives the output, as bytes. */
    String render(String name, Value data) {
        walk(templates.getOrDefault(name, List.of()), new Frame(data, new Variables(data)));
        return output.toString();
    }

    private Flow walk(List<Node> nodes, Frame frame) {
        for (Node node : nodes) {
            Flow flow = walk(node, frame);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Flow walk(Node node, Frame frame) {
        return switch (node) {
            case Node.Text text -> write(text.offset(), text.bytes());
            case Node.Action action -> act(action, frame);
            case Node.If choice -> {
                int mark = frame.variables().mark();
                boolean truth = Truth.of(evaluation.pipeline(choice.condition(), frame));
                yield block(truth ? choice.then() : choice.otherwise(), frame, mark);
            }
            case Node.With with -> {
                int mark = frame.variables().mark();
                Value dot = evaluation.pipeline(with.value(), frame);
                yield Truth.of(dot)
                        ? block(with.then(), frame.withDot(dot), mark)
                        : block(with.otherwise(), frame, mark);
            }
            case Node.Range range -> range(range, frame);
            case Node.Break _ -> Flow.BREAK;
            case Node.Continue _ -> Flow.CONTINUE;
            case Node.Include include -> include(include, frame);
        };
    }

    private Flow block(List<Node> nodes, Frame frame, int mark) {
        budget.descend();
        Flow flow = walk(nodes, frame);
        budget.ascend();
        frame.variables().dropFrom(mark);
        return flow;
    }

    private Flow act(Node.Action action, Frame frame) {
        Value value = evaluation.pipeline(action.pipeline(), frame);
        if (action.pipeline().variables().isEmpty()) {
            write(action.offset(), value instanceof Value.Missing ? NO_VALUE : Print.value(value, budget));
        }
        return Flow.NEXT;
    }

    private Flow write(int offset, String bytes) {
        evaluation.at(offset);
        if (output.length() + bytes.length() > outputBytes) {
            throw evaluation.problem(offset, "the output is longer than " + outputBytes + " bytes");
        }
        output.append(bytes);
        return Flow.NEXT;
    }

    private Flow include(Node.Include include, Frame frame) {
        evaluation.at(include.offset());
        List<Node> nodes = templates.get(include.name());
        if (nodes == null) {
            throw evaluation.problem(
                    include.offset(), "template \"" + Bytes.text(include.name()) + "\" is not defined");
        }
        budget.descend();
        Value dot =
                include.value().map(value -> evaluation.pipeline(value, frame)).orElse(Value.Missing.MISSING);
        walk(nodes, new Frame(dot, new Variables(dot)));
        budget.ascend();
        return Flow.NEXT;
    }

    private Flow range(Node.Range range, Frame frame) {
        int outerMark = frame.variables().mark();
        Value values = evaluation.pipeline(range.values(), frame);
        budget.descend();
        boolean any = new Loop(range, frame).over(values);
        budget.ascend();
        Flow flow = any ? Flow.NEXT : walk(range.otherwise(), frame);
        frame.variables().dropFrom(outerMark);
        return flow;
    }

    /** One run of a range. */
    private final class Loop {
        private final Node.Range range;
        private final Frame frame;
        private final int mark;

        Loop(Node.Range range, Frame frame) {
            this.range = range;
            this.frame = frame;
            this.mark = frame.variables().mark();
        }

        /** Tells whether there was anything to run over. */
        boolean over(Value values) {
            return switch (values) {
                case Value.Slice slice -> overItems(slice.items());
                case Value.Dict dict -> overEntries(dict);
                case Value.Int count -> upTo(count);
                case Value.Missing _, Value.Nil _ -> false;
                case Value.Bool _, Value.Real _, Value.Complex _, Value.Text _, Value.Instance _ ->
                    throw evaluation.problem(
                            range.offset(),
                            "range cannot run over a value of type "
                                    + values.type().name());
            };
        }

        private boolean overItems(List<Value> items) {
            for (int i = 0; i < items.size(); i++) {
                if (pass(Value.Int.ofInt(i), items.get(i)) == Flow.BREAK) {
                    break;
                }
            }
            return !items.isEmpty();
        }

        private boolean overEntries(Value.Dict dict) {
            // The body may change the map.
            List<Map.Entry<String, Value>> entries = dict.entries().entrySet().stream()
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                    .toList();
            for (Map.Entry<String, Value> entry : entries) {
                if (pass(new Value.Text(entry.getKey()), entry.getValue()) == Flow.BREAK) {
                    break;
                }
            }
            return !entries.isEmpty();
        }

        private boolean upTo(Value.Int count) {
            if (range.values().variables().size() > 1) {
                throw evaluation.problem(range.offset(), "range over an integer has one variable");
            }
            boolean signed = count.type().kind().isSigned();
            boolean any = signed ? count.value() > 0 : count.value() != 0;
            for (long i = 0; any && i != count.value(); i++) {
                if (pass(Value.Missing.MISSING, new Value.Int(count.type(), i)) == Flow.BREAK) {
                    break;
                }
            }
            return any;
        }

        private Flow pass(Value index, Value item) {
            evaluation.at(range.offset());
            List<String> names = range.values().variables();
            if (range.values().assigns()) {
                assign(names, index, item);
            } else if (!names.isEmpty()) {
                frame.variables().setTop(1, item);
                if (names.size() > 1) {
                    frame.variables().setTop(2, index);
                }
            }
            Flow flow = walk(range.each(), frame.withDot(item));
            frame.variables().dropFrom(mark);
            return flow;
        }

        private void assign(List<String> names, Value index, Value item) {
            boolean both = names.size() > 1;
            evaluation.assign(names.getFirst(), both ? index : item, range.offset(), frame);
            if (both) {
                evaluation.assign(names.getLast(), item, range.offset(), frame);
            }
        }
    }
}
