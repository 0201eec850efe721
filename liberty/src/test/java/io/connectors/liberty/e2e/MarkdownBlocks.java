package io.connectors.liberty.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The fenced blocks of a page, so that a test runs what the page says. */
final class MarkdownBlocks {
    private final String page;

    private MarkdownBlocks(String page) {
        this.page = page;
    }

    static MarkdownBlocks of(Path file) {
        try {
            return new MarkdownBlocks(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the blocks of a language, in the order of the page. */
    List<String> in(String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
