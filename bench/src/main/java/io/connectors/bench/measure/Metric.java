package io.connectors.bench.measure;

/** What a number says. Of one case and metric all numbers have the same unit. */
public enum Metric {
    /** Requests, tunnels or MiB a second. */
    THROUGHPUT("throughput", "/s"),
    /** CPU time of all processes of a proxy, for a request or a GiB. */
    CPU("cpu", "µs"),
    /** Median latency. */
    P50("p50", "µs"),
    /** Median latency beyond that of the tool without a proxy, in the same round. */
    ADDED_P50("added p50", "µs"),
    P99("p99", "µs"),
    /** The same, divided by that of the same callers a moment before. */
    P99_CHANGE("p99 change", ""),
    /** Memory for each connection or request that is held. */
    EACH("memory each", "KiB"),
    /** Growth of the resident memory over the time of the case, at its highest. */
    GROWTH("RSS growth", "MiB"),
    RESIDENT("RSS", "MiB"),
    /** Requests that the API server got for each request of a client. */
    API_CALLS("API calls", ""),
    TOKEN_REVIEWS("token reviews", ""),
    ACCESS_REVIEWS("access reviews", ""),
    /** How many of the valid callers' requests failed. */
    FAILED("failed", "");

    private final String label;
    private final String unit;

    Metric(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }
}
