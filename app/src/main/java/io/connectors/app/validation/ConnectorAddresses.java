package io.connectors.app.validation;

import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.Param;
import java.util.List;
import java.util.Optional;

/** The rules for the addresses that a Connector gives beside the first one, and how all of them are read. */
final class ConnectorAddresses {
    private static final int LONGEST = 2048;

    private ConnectorAddresses() {}

    static Optional<ToolAddress> parse(String text, Field at, Findings findings) {
        if (!Bounds.permit(text, LONGEST, at, findings)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ToolAddress.parse(text));
        } catch (InvalidAddressException e) {
            findings.error(at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Says what is wrong with an address; empty when nothing is. */
    static Optional<String> problem(String text) {
        Findings findings = new Findings();
        return parse(text, Field.SPEC, findings).isPresent()
                ? Optional.empty()
                : Optional.of(findings.all().getFirst().message());
    }

    static void check(ConnectorSpec spec, Optional<ToolAddress> address, Findings findings) {
        List<Param> extensions = spec.addressExtensions();
        if (extensions.size() > Bounds.ENTRIES) {
            return;
        }
        for (int i = 0; i < extensions.size(); i++) {
            Param extension = extensions.get(i);
            if (extension.value().isTextual()) {
                extension(extension.stringValue(), address, ConnectorParams.value("addressExtensions", i), findings);
            }
        }
    }

    private static void extension(String text, Optional<ToolAddress> address, Field at, Findings findings) {
        if (parse(text, at, findings)
                .filter(address.stream().toList()::contains)
                .isPresent()) {
            findings.error(at, "Is the same as spec.address. Remove the extension, or give the other address.");
        }
    }
}
