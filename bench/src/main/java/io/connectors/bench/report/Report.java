package io.connectors.bench.report;

import io.connectors.bench.measure.Samples;
import java.util.List;

/**
 * A run as Markdown.
 *
 * @param conditions under which it was measured, a line each
 */
public record Report(Samples samples, String ours, List<String> conditions) {

    public String text() {
        var text = new StringBuilder();
        conditions.forEach(line -> text.append("- ").append(line).append('\n'));
        var table = new Table(samples, ours);
        text.append("\n### What is asked of the proxy\n\n").append(table.bars());
        text.append("\n### Medians\n\n").append(table.medians());
        return text.toString();
    }
}
