package io.connectors.proxy.access;

import io.connectors.crds.access.ClientToken;

/** A client's token, and where it was: it must not go any further than here. */
public record FoundToken(ClientToken token, TokenPlace place) {}
