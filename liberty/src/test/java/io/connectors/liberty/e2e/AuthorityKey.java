package io.connectors.liberty.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The keys with which the proxy signs, as an administrator reads them, and the spellings under which they could have leaked. */
final class AuthorityKey {
    static final String NAMESPACE = "connectors-system";
    static final String SECRET = "connectors-interception-ca";

    /** Bytes of PKCS#8 before the 32 of the key itself, the same for every P-256 key. */
    private static final int PREFIX = 35;

    private static final int LENGTH = 32;

    private AuthorityKey() {}

    /** Returns the Secret's content as text, for a search that has to find it. */
    static String document(KubernetesClient admin) {
        return new String(Base64.getDecoder().decode(data(admin)), StandardCharsets.UTF_8);
    }

    /** Returns what must be nowhere but in the Secret. */
    static List<String> spellings(KubernetesClient admin) {
        List<String> spellings = new ArrayList<>();
        for (JsonNode generation : parsed(document(admin)).path("generations")) {
            List<String> lines = generation
                    .path("key")
                    .asText()
                    .lines()
                    .filter(line -> !line.startsWith("-----"))
                    .toList();
            spellings.addAll(spellings(lines));
            spellings.add(asSecretData(data(admin), lines.getLast()));
        }
        return spellings;
    }

    private static String data(KubernetesClient admin) {
        return admin.secrets()
                .inNamespace(NAMESPACE)
                .withName(SECRET)
                .require()
                .getData()
                .getOrDefault("authority.json", "");
    }

    private static Stream<String> encoded(byte[] key) {
        return Stream.of(0, 1, 2).map(lead -> {
            byte[] shifted = new byte[lead + key.length];
            System.arraycopy(key, 0, shifted, lead, key.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            return text.substring((lead * 8 + 5) / 6, (lead + key.length) * 8 / 6);
        });
    }

    private static List<String> spellings(List<String> lines) {
        byte[] pkcs8 = Base64.getDecoder().decode(String.join("", lines));
        byte[] key = Arrays.copyOfRange(pkcs8, PREFIX, PREFIX + LENGTH);
        List<String> spellings = new ArrayList<>(encoded(key).toList());
        spellings.add(HexFormat.of().formatHex(key));
        spellings.add(HexFormat.of().withUpperCase().formatHex(key));
        // A line break of PEM falls into the key: the second line is in it whole.
        spellings.add(lines.getLast());
        return spellings;
    }

    /** Returns a line of the content as it stands in the Secret's data, encoded with what is around it. */
    private static String asSecretData(String data, String line) {
        String document = new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
        int firstWholeGroup = document.indexOf(line) / 3 + 1;
        return data.substring(firstWholeGroup * 4, firstWholeGroup * 4 + line.length());
    }

    private static JsonNode parsed(String document) {
        try {
            return new ObjectMapper().readTree(document);
        } catch (JsonProcessingException _) {
            throw new AssertionError("The authority's Secret holds no JSON");
        }
    }
}
