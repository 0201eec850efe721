package io.connectors.proxy.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.proxy.certificate.Issuer;
import io.connectors.proxy.certificate.Pem;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The text in which replicas hand the authority to one another; as secret as the keys in it. */
final class StoredAuthority {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GENERATIONS = "generations";
    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final String SIGNS_FROM = "signsFrom";

    private StoredAuthority() {}

    static String write(Authority authority) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode generations = document.putArray(GENERATIONS);
        for (Generation generation : authority.generations()) {
            ObjectNode entry = generations.addObject();
            entry.put(CERTIFICATE, Pem.of(List.of(generation.certificate())));
            entry.put(KEY, Pem.of(generation.issuer().key()));
            if (!generation.isUnpublished()) {
                entry.put(SIGNS_FROM, generation.signsFrom().toString());
            }
        }
        return document.toString();
    }

    /**
     * Reads what {@link #write} wrote. An empty text is an authority without generations.
     *
     * @return empty when a part cannot be read: to leave it out would lose it with the next write
     */
    static Optional<Authority> read(String text) {
        return text.isEmpty() ? Optional.of(Authority.NONE) : document(text).flatMap(StoredAuthority::authority);
    }

    private static Optional<JsonNode> document(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException _) {
            // Not kept: it quotes the text.
            return Optional.empty();
        }
    }

    private static Optional<Authority> authority(JsonNode document) {
        JsonNode entries = document.path(GENERATIONS);
        List<Generation> generations = StreamSupport.stream(entries.spliterator(), false)
                .flatMap(entry -> generation(entry).stream())
                .toList();
        return entries.isArray() && generations.size() == entries.size()
                ? Optional.of(new Authority(generations))
                : Optional.empty();
    }

    private static Optional<Generation> generation(JsonNode entry) {
        Optional<X509Certificate> certificate = Pem.certificates(
                        entry.path(CERTIFICATE).asText())
                .filter(found -> found.size() == 1)
                .map(List::getFirst);
        Optional<PrivateKey> key = Pem.key(entry.path(KEY).asText());
        Optional<Issuer> issuer = certificate
                .flatMap(found -> key.map(secret -> new Issuer(found, secret)))
                .filter(Issuer::isConsistent);
        return issuer.flatMap(found -> moment(entry.path(SIGNS_FROM)).map(from -> new Generation(found, from)));
    }

    private static Optional<Instant> moment(JsonNode text) {
        try {
            return Optional.of(text.isMissingNode() ? Generation.UNPUBLISHED : Instant.parse(text.asText()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
