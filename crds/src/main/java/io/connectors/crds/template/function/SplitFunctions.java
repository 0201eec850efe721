package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Texts to lists of texts and back. */
final class SplitFunctions {
    static final List<Function> ALL = List.of(
            Function.of("split", SplitFunctions::split, Type.STRING, Type.STRING),
            Function.of("splitn", SplitFunctions::splitn, Type.STRING, Type.INT, Type.STRING),
            Function.of("splitList", SplitFunctions::splitList, Type.STRING, Type.STRING),
            Function.of("join", SplitFunctions::join, Type.STRING, Type.ANY),
            Function.of("toStrings", SplitFunctions::toStrings, Type.ANY),
            Function.of("sortAlpha", SplitFunctions::sortAlpha, Type.ANY));

    private SplitFunctions() {}

    private static Value split(Arguments a) {
        return numbered(pieces(a, a.bytes(0), a.bytes(1), Integer.MAX_VALUE));
    }

    private static Value splitn(Arguments a) {
        long limit = a.integer(1);
        if (limit == 0) {
            return Value.Dict.empty(Type.STRING);
        }
        return numbered(pieces(a, a.bytes(0), a.bytes(2), limit < 0 ? Integer.MAX_VALUE : limit));
    }

    private static Value splitList(Arguments a) {
        return Value.Slice.ofTexts(pieces(a, a.bytes(0), a.bytes(1), Integer.MAX_VALUE));
    }

    private static Value join(Arguments a) {
        List<String> texts = Texts.of(a.value(1), a.budget());
        long size = Sizes.product(Math.max(0, texts.size() - 1), a.bytes(0).length());
        for (String text : texts) {
            size = Sizes.sum(size, text.length());
        }
        a.budget().requires(size);
        return new Value.Text(String.join(a.bytes(0), texts));
    }

    private static Value toStrings(Arguments a) {
        return Texts.slice(a.value(0), Texts.of(a.value(0), a.budget()));
    }

    private static Value sortAlpha(Arguments a) {
        Value list = a.value(0);
        if (!(list instanceof Value.Slice)) {
            return Value.Slice.ofTexts(List.of(Texts.text(list, a.budget())));
        }
        List<String> texts = new ArrayList<>(Texts.of(list, a.budget()));
        a.budget().steps(texts.size());
        texts.sort(null);
        return Texts.slice(list, texts);
    }

    private static Value numbered(List<String> pieces) {
        Value.Dict dict = Value.Dict.empty(Type.STRING);
        for (int i = 0; i < pieces.size(); i++) {
            dict.put("_" + i, new Value.Text(pieces.get(i)));
        }
        return dict;
    }

    private static List<String> pieces(Arguments a, String separator, String text, long limit) {
        long most = separator.isEmpty() ? text.length() : text.length() / separator.length() + 1L;
        a.budget().requires(text.length() + Texts.ELEMENT_SIZE * Math.min(most, limit));
        if (separator.isEmpty()) {
            return Runes.explode(text, limit);
        }
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0 && pieces.size() < limit - 1; ) {
            pieces.add(text.substring(start, end));
            start = end + separator.length();
            end = text.indexOf(separator, start);
        }
        pieces.add(text.substring(start));
        a.budget().charge(text.length() + Texts.ELEMENT_SIZE * pieces.size());
        return pieces;
    }
}
