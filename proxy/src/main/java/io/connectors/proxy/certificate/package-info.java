/**
 * The certificates that the proxy shows to its own clients: minted for one host, signed by the authority of the moment,
 * kept for a while, and the TLS sockets that show them. Knows certificates and TLS; does not know where the authority
 * comes from, Connectors or requests.
 */
@NullMarked
package io.connectors.proxy.certificate;

import org.jspecify.annotations.NullMarked;
