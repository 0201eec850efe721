package io.connectors.proxy.target;

import io.connectors.crds.v1alpha1.Connector;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a tool may think before it answers, where the installation's time does not fit. */
final class FirstByteTimeout {
    static final String ANNOTATION = "connectors.alauda.io/first-byte-timeout";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(s|m)");
    private static final Duration LONGEST = Duration.ofHours(1);

    private FirstByteTimeout() {}

    /** Reads {@code 90s} or {@code 5m}; what is no such time, or not between a second and an hour, is as if it were not there. */
    static Optional<Duration> of(Connector connector) {
        Map<String, String> annotations = connector.getMetadata().getAnnotations();
        if (annotations == null || !annotations.containsKey(ANNOTATION)) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(annotations.get(ANNOTATION));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Duration time = matcher.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
        return time.isPositive() && time.compareTo(LONGEST) <= 0 ? Optional.of(time) : Optional.empty();
    }
}
