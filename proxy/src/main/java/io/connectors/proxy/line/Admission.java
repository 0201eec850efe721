package io.connectors.proxy.line;

import io.connectors.crds.access.Caller;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.target.TunnelPurpose;

/** A tunnel that may be opened. */
public record Admission(RequestHead connect, Caller caller, Visit visit, TunnelPurpose purpose) {}
