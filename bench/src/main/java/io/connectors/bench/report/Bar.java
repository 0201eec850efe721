package io.connectors.bench.report;

import io.connectors.bench.measure.Metric;
import io.connectors.bench.measure.Samples;
import io.connectors.bench.measure.Series;
import java.util.Optional;

/**
 * What is asked of one number.
 *
 * @param workload where it comes from
 * @param peer ours is divided by its number of the same round; empty for a bar that stands for itself
 * @param first what must be reached
 * @param aim what is wanted in the end
 */
record Bar(String workload, Metric metric, String peer, Sense sense, double first, double aim) {

    enum Sense {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    enum Verdict {
        AIM("aim"),
        FIRST("first bar"),
        MISSED("**missed**");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    Optional<Series> measured(Samples samples, String ours) {
        return peer.isEmpty() ? samples.of(workload, metric, ours) : samples.ratio(workload, metric, ours, peer);
    }

    /** Judges by the median. */
    Verdict judge(Series measured) {
        double median = measured.median();
        return reaches(median, aim) ? Verdict.AIM : reaches(median, first) ? Verdict.FIRST : Verdict.MISSED;
    }

    private boolean reaches(double value, double bar) {
        return switch (sense) {
            case AT_LEAST -> value >= bar;
            case AT_MOST -> value <= bar;
        };
    }
}
