package io.connectors.app.mount;

import io.connectors.crds.template.Template;
import io.connectors.crds.template.TemplateLimits;
import io.connectors.crds.template.Templates;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps templates parsed. Found by name and text, not by the class's generation: so an entry is never stale, and a class that
 * changed without touching a file costs nothing. Bounded by characters, since one class may be as large as 1 MiB; the template
 * unused for longest goes first. Safe for use by several threads.
 */
final class TemplateCache {
    /**
     * More time than templates get by default: a file that takes a millisecond takes hundreds in a server that has just started,
     * when its node is busy, and then a Pod would not start.
     */
    private static final TemplateLimits LIMITS = new TemplateLimits(
            Duration.ofSeconds(2), TemplateLimits.DEFAULT.outputBytes(), TemplateLimits.DEFAULT.depth());

    private record Key(String name, String text) {
        int characters() {
            return name.length() + text.length();
        }
    }

    private final int maxCharacters;
    private final Map<Key, Template> parsed = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    TemplateCache(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** Throws TemplateException. Two threads may parse one template at the same time, which is cheaper than to wait for parsers. */
    Template get(String name, String text) {
        Key key = new Key(name, text);
        Template known = find(key);
        return known == null ? remember(key, Templates.parse(name, text, LIMITS)) : known;
    }

    synchronized int size() {
        return parsed.size();
    }

    private synchronized @Nullable Template find(Key key) {
        return parsed.get(key);
    }

    private synchronized Template remember(Key key, Template template) {
        Template earlier = parsed.putIfAbsent(key, template);
        if (earlier != null) {
            return earlier;
        }
        characters += key.characters();
        var eldest = parsed.keySet().iterator();
        while (characters > maxCharacters && eldest.hasNext()) {
            characters -= eldest.next().characters();
            eldest.remove();
        }
        return template;
    }
}
