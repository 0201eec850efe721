package io.connectors.app.connectorclass;

import io.connectors.app.probe.ProbeResult;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.ref.ResourceRef;
import java.util.Optional;

/** What is known about a destination of a class. */
sealed interface DestinationState {

    /** The class names none. */
    record NotNeeded() implements DestinationState {}

    /** What stands there leads nowhere. */
    record Impossible(String message) implements DestinationState {}

    /** The Service does not exist. */
    record NoService(ToolAddress address, ResourceRef service) implements DestinationState {}

    /** The API server did not say whether the Service exists. */
    record Unavailable(ToolAddress address, ResourceRef service) implements DestinationState {}

    /** It is our own proxy, which answers for itself. */
    record Own(ToolAddress address) implements DestinationState {}

    /** Somebody was asked there. */
    record Asked(ToolAddress address, ProbeResult result) implements DestinationState {}

    /** Returns the URL, whether or not somebody answers there. */
    default Optional<String> url() {
        return switch (this) {
            case NotNeeded() -> Optional.empty();
            case Impossible _ -> Optional.empty();
            case NoService(ToolAddress address, var _) -> Optional.of(address.url());
            case Unavailable(ToolAddress address, var _) -> Optional.of(address.url());
            case Own(ToolAddress address) -> Optional.of(address.url());
            case Asked(ToolAddress address, var _) -> Optional.of(address.url());
        };
    }
}
