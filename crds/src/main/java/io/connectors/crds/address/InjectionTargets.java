package io.connectors.crds.address;

import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.Param;
import io.connectors.crds.v1alpha1.ParamSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The addresses of one Connector: the only places its credential may go to. */
public record InjectionTargets(List<ToolAddress> addresses) {
    /** Copies the list. */
    public InjectionTargets {
        addresses = List.copyOf(addresses);
    }

    /**
     * Collects the Connector's address, its extensions, and the class's defaults of extensions that it does not give.
     *
     * @throws InvalidAddressException when one of them is not a valid address; the message names the field
     */
    public static InjectionTargets of(ConnectorSpec connector, ConnectorClassSpec connectorClass) {
        List<ToolAddress> addresses = new ArrayList<>();
        addresses.add(parse("spec.address", connector.address()));
        for (Param extension : connector.addressExtensions()) {
            addresses.add(parse("spec.addressExtensions[" + extension.name() + "]", extension.stringValue()));
        }
        for (ParamSpec declared : connectorClass.addressExtensions()) {
            boolean given = connector.addressExtensions().stream()
                    .anyMatch(e -> e.name().equals(declared.name()));
            if (!given && declared.defaultValue() instanceof TextNode text) {
                addresses.add(
                        parse("the class's default of addressExtensions[" + declared.name() + "]", text.textValue()));
            }
        }
        return new InjectionTargets(addresses);
    }

    /** Returns the address with the longest path among those that cover the target; empty when none does. */
    public Optional<ToolAddress> covering(RequestTarget target) {
        return addresses.stream()
                .filter(address -> address.covers(target))
                .max(Comparator.comparingInt(address -> address.path().length()));
    }

    private static ToolAddress parse(String field, String text) {
        try {
            return ToolAddress.parse(text);
        } catch (InvalidAddressException e) {
            throw new InvalidAddressException(field + ": " + e.getMessage());
        }
    }
}
