package io.connectors.app.mount;

import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.v1alpha1.Addressable;
import io.connectors.crds.v1alpha1.ProxyStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a proxy as the status of a Connector or class publishes it.
 *
 * @param text as published
 * @param address the same, checked: nothing in it can end the place in a file where it is put
 */
record ProxyUrl(String text, ToolAddress address) {

    static ProxyUrl of(@Nullable ProxyStatus status, String subject) {
        String text = Optional.ofNullable(status)
                .map(ProxyStatus::httpAddress)
                .map(Addressable::url)
                .orElse("");
        if (text.isEmpty()) {
            throw new MountException(
                    RefusalReason.ADDRESS_PENDING,
                    subject + " has no proxy address yet; its status.conditions say what is missing");
        }
        try {
            return new ProxyUrl(text, ToolAddress.parse(text));
        } catch (InvalidAddressException e) {
            throw new MountException(
                    RefusalReason.ADDRESS_INVALID,
                    "status.proxy.httpAddress.url of " + subject + ": " + e.getMessage());
        }
    }
}
