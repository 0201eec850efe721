package io.connectors.app.connectorclass;

import io.connectors.app.rego.RegoFindings;
import io.connectors.app.validation.Violation;
import io.connectors.crds.v1alpha1.ConnectorClass;
import java.util.List;

/**
 * Everything that the status of a class depends on.
 *
 * @param errors rules of classes that it breaks
 * @param rego what is wrong with its rules in Rego
 */
record ClassInputs(
        ConnectorClass connectorClass,
        List<Violation> errors,
        RegoFindings rego,
        DestinationState api,
        DestinationState proxy) {}
