package io.connectors.crds.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** One of our engines, put before the vectors of the original. */
public interface VectorEngine {
    /** Is the name of the file without its ending. */
    String name();

    /** Runs a vector, and says how our answer differs; empty when it does not. */
    Optional<String> difference(JsonNode vector);
}
