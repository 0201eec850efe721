package io.connectors.crds.credential;

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

    /** Requests carry no credential, on purpose: the auth type is optional and the Connector names no Secret. */
    record Anonymous() implements Credential {}
}
