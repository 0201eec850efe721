package io.connectors.crds.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of a module. It can be moved below a root: its package, and each document of {@code data} that it names, are then those below the
 * root, so that two modules never meet, and a module finds its own rules where it expects them. Whether a module reaches outside
 * of its root is decided by {@link CompiledModule}, not here.
 */
final class ModuleText {
    private static final String ROOT_DOCUMENT = "data";

    private final String text;
    private final List<Word> words;

    ModuleText(String text) {
        this.text = text;
        this.words = Words.of(text);
    }

    /** Returns the text below a root, to be read in a dialect by an engine whose own is the older one. */
    MovedText below(String root, Dialect dialect) {
        List<MovedText.Insertion> insertions = new ArrayList<>();
        boolean shadowed = imports().anyMatch(Import::shadowsData);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean imported = i > 0 && words.get(i - 1).begins("import");
            if (word.begins("package") && i == 0 && words.size() > 1) {
                insertions.add(new MovedText.Insertion(words.get(1).start(), root + "."));
                if (dialect == Dialect.V1 && !importsVersion()) {
                    insertions.add(new MovedText.Insertion(pathEnd(1), " import rego.v1"));
                }
            } else if (word.begins(ROOT_DOCUMENT) && (imported || !shadowed)) {
                insertions.add(new MovedText.Insertion(word.end(), "." + root));
            }
        }
        return new MovedText(text, insertions);
    }

    /** Tells whether the text itself says that it is of the newer version. */
    boolean importsVersion() {
        return imports().anyMatch(statement -> statement.path().equals("rego.v1"));
    }

    /** Finds a name with dots. */
    Optional<Position> find(String name) {
        return Stream.iterate(0, i -> i < words.size(), i -> i + 1)
                .filter(i -> !words.get(i).joined() && path(i).equals(name))
                .findFirst()
                .map(i -> Position.of(text, words.get(i).start()));
    }

    private Stream<Import> imports() {
        return Stream.iterate(1, i -> i < words.size(), i -> i + 1)
                .filter(i -> words.get(i - 1).begins("import"))
                .map(this::imported);
    }

    private Import imported(int head) {
        int next = head + parts(head);
        boolean named = next + 1 < words.size() && words.get(next).begins("as");
        String name = words.get(named ? next + 1 : next - 1).text();
        return new Import(path(head), name);
    }

    private String path(int head) {
        int last = head + parts(head) - 1;
        return text.substring(words.get(head).start(), words.get(last).end());
    }

    private int pathEnd(int head) {
        return words.get(head + parts(head) - 1).end();
    }

    private int parts(int head) {
        int count = 1;
        while (head + count < words.size()
                && words.get(head + count).start()
                        == words.get(head + count - 1).end() + 1
                && words.get(head + count).joined()) {
            count++;
        }
        return count;
    }

    private record Import(String path, String name) {
        boolean shadowsData() {
            return name.equals(ROOT_DOCUMENT) && !path.equals(ROOT_DOCUMENT);
        }
    }
}
