package io.connectors.app.probe;

import io.connectors.crds.address.InjectionTargets;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.v1alpha1.Connector;

/**
 * What is probed.
 *
 * @param address the Connector's address
 * @param targets the only places the credential may go to
 * @param credential Anonymous for a probe that sends none
 * @param authorities PEM certificates of authorities to trust beside the system's; may be empty
 */
public record ProbeSubject(
        Connector connector,
        ToolAddress address,
        InjectionTargets targets,
        Credential credential,
        String authorities) {}
