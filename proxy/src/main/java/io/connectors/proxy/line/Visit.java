package io.connectors.proxy.line;

import io.connectors.crds.access.ClientToken;
import io.connectors.proxy.target.Wanted;

/** What a client wants, and the token with which it asks. */
public record Visit(Wanted wanted, ClientToken token) {}
