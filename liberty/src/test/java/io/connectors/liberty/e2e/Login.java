package io.connectors.liberty.e2e;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The credential of a tool, with what has to be written down for it. */
sealed interface Login {
    String authType();

    String secretType();

    Map<String, String> secret();

    /** What the tool has to be shown. */
    String authorization();

    record Password(String username, String password) implements Login {
        @Override
        public String authType() {
            return "basicAuth";
        }

        @Override
        public String secretType() {
            return "kubernetes.io/basic-auth";
        }

        @Override
        public Map<String, String> secret() {
            return Map.of("username", username, "password", password);
        }

        @Override
        public String authorization() {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }
    }

    record BearerToken(String token) implements Login {
        @Override
        public String authType() {
            return "bearerTokenAuth";
        }

        @Override
        public String secretType() {
            return "connectors.cpaas.io/bearer-token";
        }

        @Override
        public Map<String, String> secret() {
            return Map.of("token", token);
        }

        @Override
        public String authorization() {
            return "Bearer " + token;
        }
    }
}
