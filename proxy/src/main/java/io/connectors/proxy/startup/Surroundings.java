package io.connectors.proxy.startup;

import io.connectors.crds.access.ReviewObserver;
import io.connectors.proxy.metrics.RequestMeters;
import io.connectors.proxy.trace.Tracing;
import io.connectors.proxy.upstream.Network;
import java.util.Optional;

/**
 * What the proxy finds where it runs.
 *
 * @param meters where requests are counted, if anywhere
 */
public record Surroundings(Network network, Optional<RequestMeters> meters, Tracing tracing) {

    /** Returns who counts the questions to the API server of one kind. */
    ReviewObserver reviews(String kind) {
        return meters.map(known -> known.reviews(kind)).orElse(ReviewObserver.NONE);
    }

    /** Returns surroundings in which nobody counts or follows requests. */
    public static Surroundings unobserved(Network network) {
        return new Surroundings(network, Optional.empty(), Tracing.NONE);
    }
}
