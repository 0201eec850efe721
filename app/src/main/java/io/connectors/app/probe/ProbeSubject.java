package io.connectors.app.probe;

import io.connectors.crds.address.InjectionTargets;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.credential.SecretFields;
import io.connectors.crds.trust.ClientIdentity;
import io.connectors.crds.v1alpha1.Connector;
import java.util.Optional;

/**
 * What is probed.
 *
 * @param address the Connector's address
 * @param targets the only places the credential may go to
 * @param secret empty for a probe that sends no credential
 * @param self the certificate that the tool may ask for
 * @param authorities PEM certificates of authorities to trust beside the system's; may be empty
 */
public record ProbeSubject(
        Connector connector,
        ToolAddress address,
        InjectionTargets targets,
        SecretFields secret,
        Optional<ClientIdentity> self,
        String authorities) {}
