package io.connectors.app.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TemplateCacheTest {

    @Test
    void parsesOnce() {
        var templates = new TemplateCache(1_000);

        assertThat(templates.get("a", "text")).isSameAs(templates.get("a", "text"));
        assertThat(templates.size()).isOne();
    }

    @Test
    void tellsTextsOfOneNameApart() {
        var templates = new TemplateCache(1_000);

        assertThat(templates.get("a", "before").render(Map.of())).isEqualTo("before");
        assertThat(templates.get("a", "after").render(Map.of())).isEqualTo("after");
    }

    @Test
    void dropsWhatIsUnusedForLongest() {
        var templates = new TemplateCache(10);
        var used = templates.get("a", "1234");

        templates.get("b", "1234");
        templates.get("a", "1234");
        templates.get("c", "1234");

        assertThat(templates.size()).isEqualTo(2);
        assertThat(templates.get("a", "1234")).isSameAs(used);
    }

    @Test
    void servesATemplateThatIsTooLargeToKeep() {
        var templates = new TemplateCache(10);

        assertThat(templates.get("a", "x".repeat(100)).render(Map.of())).hasSize(100);
        assertThat(templates.size()).isZero();
    }
}
