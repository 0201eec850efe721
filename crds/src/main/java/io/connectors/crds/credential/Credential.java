package io.connectors.crds.credential;

import io.connectors.crds.trust.ClientIdentity;
import java.util.Map;

/** What a request to the tool carries. No value appears in {@code toString}, so a credential may stand in a logged record. */
public sealed interface Credential {

    /** User name and password of HTTP's Basic scheme. */
    record Basic(String username, String password) implements Credential {
        @Override
        public String toString() {
            return "Basic[hidden]";
        }
    }

    /** Token of HTTP's Bearer scheme. */
    record Bearer(String token) implements Credential {
        @Override
        public String toString() {
            return "Bearer[hidden]";
        }
    }

    /**
     * Certificate and key of TLS client authentication. Unlike the others it is shown to the tool with the connection, not with a
     * request.
     */
    record ClientCertificate(ClientIdentity identity) implements Credential {}

    /**
     * The values of a Secret for which there is no scheme: the class says where they go.
     *
     * @param obstacle why the proxy cannot put them on a request, and what to do; empty when it can
     */
    record Fields(Map<String, String> values, String obstacle) implements Credential {
        public Fields {
            values = Map.copyOf(values);
        }

        @Override
        public String toString() {
            return "Fields[hidden]";
        }
    }

    /** Requests carry no credential, on purpose: the auth type is optional and the Connector names no Secret. */
    record Anonymous() implements Credential {}
}
