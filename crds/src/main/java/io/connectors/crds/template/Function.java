package io.connectors.crds.template;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions of the subset; each equals Go's or sprig's, or refuses. */
enum Function {
    AND("and", 1, 10) {
        @Override
        @Nullable
        Object apply(List<@Nullable Object> arguments) {
            return firstOrLast(arguments, false);
        }
    },
    OR("or", 1, 10) {
        @Override
        @Nullable
        Object apply(List<@Nullable Object> arguments) {
            return firstOrLast(arguments, true);
        }
    },
    NOT("not", 1, 1) {
        @Override
        Object apply(List<@Nullable Object> arguments) {
            return !Value.isTrue(arguments.getFirst());
        }
    },
    EQ("eq", 2, 10) {
        @Override
        Object apply(List<@Nullable Object> arguments) {
            return arguments.stream().skip(1).anyMatch(other -> same(arguments.getFirst(), other));
        }
    },
    NE("ne", 2, 2) {
        @Override
        Object apply(List<@Nullable Object> arguments) {
            return !same(arguments.getFirst(), arguments.getLast());
        }
    },
    DEFAULT("default", 2, 2) {
        @Override
        @Nullable
        Object apply(List<@Nullable Object> arguments) {
            return Value.isTrue(arguments.getLast()) ? arguments.getLast() : arguments.getFirst();
        }
    },
    B64ENC("b64enc", 1, 1) {
        @Override
        Object apply(List<@Nullable Object> arguments) {
            return Base64.getEncoder().encodeToString(text(arguments.getFirst()).getBytes(StandardCharsets.UTF_8));
        }
    },
    TRIM_PREFIX("trimPrefix", 2, 2) {
        @Override
        Object apply(List<@Nullable Object> arguments) {
            String prefix = text(arguments.getFirst());
            String text = text(arguments.getLast());
            return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        }
    },
    TRIM_SUFFIX("trimSuffix", 2, 2) {
        @Override
        Object apply(List<@Nullable Object> arguments) {
            String suffix = text(arguments.getFirst());
            String text = text(arguments.getLast());
            return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
        }
    },
    PRINTF("printf", 1, 20) {
        @Override
        Object apply(List<@Nullable Object> arguments) {
            return format(text(arguments.getFirst()), arguments.subList(1, arguments.size()));
        }
    },
    URL_PARSE("urlParse", 1, 1) {
        @Override
        Object apply(List<@Nullable Object> arguments) {
            return parts(uri(text(arguments.getFirst())));
        }
    };

    private static final Pattern VERB = Pattern.compile("%(.?)", Pattern.DOTALL);

    private final String name;
    private final int fewest;
    private final int most;

    Function(String name, int fewest, int most) {
        this.name = name;
        this.fewest = fewest;
        this.most = most;
    }

    static Optional<Function> named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.name.equals(name))
                .findFirst();
    }

    /** Tells whether a format holds nothing but text, the verb s and doubled percent signs. */
    static boolean isFormat(String format) {
        return VERB.matcher(format).results().allMatch(verb -> verb.group(1).matches("[s%]"));
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** Throws IllegalArgumentException when an argument does not fit; the message never holds a value. */
    abstract @Nullable Object apply(List<@Nullable Object> arguments);

    private static @Nullable Object firstOrLast(List<@Nullable Object> arguments, boolean wanted) {
        for (Object argument : arguments) {
            if (Value.isTrue(argument) == wanted) {
                return argument;
            }
        }
        return arguments.getLast();
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (Value.isNothing(one) || Value.isNothing(other)) {
            return Value.isNothing(one) && Value.isNothing(other);
        }
        boolean comparable = (one instanceof String && other instanceof String)
                || (one instanceof Long && other instanceof Long)
                || (one instanceof Boolean && other instanceof Boolean);
        if (!comparable) {
            throw new IllegalArgumentException("cannot compare " + Value.kind(one) + " with " + Value.kind(other));
        }
        return Objects.equals(one, other);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("needs a text and got " + Value.kind(value));
    }

    private static String format(String format, List<@Nullable Object> values) {
        StringBuilder result = new StringBuilder();
        Matcher verb = VERB.matcher(format);
        int used = 0;
        while (verb.find()) {
            String replacement = "%";
            if (verb.group(1).equals("s") && used < values.size()) {
                Object value = values.get(used++);
                replacement = Value.isNothing(value) ? "%!s(<nil>)" : text(value);
            } else if (!verb.group(1).equals("%")) {
                throw new IllegalArgumentException(
                        "knows only the verb s, with a value for each, and a doubled percent sign");
            }
            verb.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        if (used < values.size()) {
            throw new IllegalArgumentException("got more values than its format names");
        }
        return verb.appendTail(result).toString();
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            // The exception repeats the text.
            throw new IllegalArgumentException("needs a URL and got another text");
        }
    }

    private static Map<String, Object> parts(URI uri) {
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        int user = authority.lastIndexOf('@');
        Map<String, Object> parts = new HashMap<>();
        parts.put("userinfo", user < 0 ? "" : authority.substring(0, user));
        parts.put("host", authority.substring(user + 1));
        parts.put("opaque", uri.isOpaque() ? uri.getRawSchemeSpecificPart() : "");
        parts.put("fragment", Optional.ofNullable(uri.getFragment()).orElse(""));
        parts.put("scheme", Optional.ofNullable(uri.getScheme()).orElse(""));
        parts.put("hostname", Optional.ofNullable(uri.getHost()).orElse(""));
        parts.put("path", Optional.ofNullable(uri.getPath()).orElse(""));
        parts.put("query", Optional.ofNullable(uri.getRawQuery()).orElse(""));
        return parts;
    }
}
