package io.connectors.app.proxyservice;

/** Whether a Connector has its Service. */
public sealed interface ProxyServiceState {

    /** The class uses no proxy. */
    record NotNeeded() implements ProxyServiceState {}

    /** The class names its proxy by a URL, to which no Service can lead. */
    record Custom() implements ProxyServiceState {}

    /** The Service that the class names as its proxy does not exist. */
    record ProxyMissing() implements ProxyServiceState {}

    /** The Service exists and is as it should be. */
    record Present() implements ProxyServiceState {}

    /** The Service's name would be longer than DNS allows. */
    record NameTooLong(String serviceName) implements ProxyServiceState {}

    /** Somebody else's Service has the name; it was left alone. */
    record Occupied(String serviceName) implements ProxyServiceState {}

    /** The API server did not do what was asked. */
    record Unavailable(String serviceName, int code) implements ProxyServiceState {}
}
