package io.connectors.proxy.line;

import io.connectors.proxy.access.FoundToken;
import io.connectors.proxy.target.Wanted;

/** What a client wants, and the token with which it asks. */
public record Visit(Wanted wanted, FoundToken token) {}
