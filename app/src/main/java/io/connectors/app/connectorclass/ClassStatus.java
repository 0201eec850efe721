package io.connectors.app.connectorclass;

import io.connectors.crds.condition.Conditions;
import io.connectors.crds.v1alpha1.Addressable;
import io.connectors.crds.v1alpha1.ClassApiStatus;
import io.connectors.crds.v1alpha1.ConnectorClassStatus;
import io.connectors.crds.v1alpha1.ProxyStatus;
import java.time.Instant;

/** Puts the whole status of a class together. Pure. */
final class ClassStatus {
    private ClassStatus() {}

    static ConnectorClassStatus compose(ClassInputs inputs, Instant now) {
        ConnectorClassStatus previous = inputs.connectorClass().getStatus();
        return new ConnectorClassStatus(
                Conditions.merge(previous.conditions(), ClassEvaluator.evaluate(inputs), now),
                inputs.api().url().map(url -> new ClassApiStatus(address(url))).orElse(null),
                inputs.proxy().url().map(url -> new ProxyStatus(address(url))).orElse(null),
                inputs.connectorClass().getMetadata().getGeneration(),
                previous.annotations());
    }

    private static Addressable address(String url) {
        return new Addressable(url, "", "", "");
    }
}
