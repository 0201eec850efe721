/**
 * The CSI driver: mounts rendered client configuration into Pods. A plain JVM per node without Liberty, CDI or rights of
 * its own: it asks the control server with the Pod's own token, and neither parses templates nor sees a credential.
 */
@NullMarked
package io.connectors.csi;

import org.jspecify.annotations.NullMarked;
