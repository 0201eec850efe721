package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.connectors.sandbox.pki.Pem;
import io.connectors.sandbox.resource.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Optional;

/**
 * The key that signs service account tokens.
 *
 * <p>RS256, because that is what clusters made by kubeadm, kind and the cloud providers sign with: who reads our tokens
 * reads theirs.
 */
final class SigningKey {

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

    private static final int KEY_BITS = 2048;

    private final PrivateKey privateKey;
    private final RSAPublicKey publicKey;
    private final String id;

    private SigningKey(RSAPrivateCrtKey privateKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        this.publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
        this.id = Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded()))
                .toString();
    }

    /** Reads the key of a file, or makes one: a token must outlive a restart. */
    static SigningKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(KEY_BITS);
                Pem.writeKey(file, generator.generateKeyPair().getPrivate());
            }
            if (Pem.readKey(file) instanceof RSAPrivateCrtKey key) {
                return new SigningKey(key);
            }
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException("This JDK cannot make RSA keys", problem);
        }
        throw new IllegalStateException(
                "The signing key " + file + " is no RSA key. Delete the file to have a new one made.");
    }

    String sign(ObjectNode claims) {
        var header = new JWSHeader.Builder(ALGORITHM).keyID(id).build();
        var token = new JWSObject(header, new Payload(Json.bytes(claims)));
        try {
            token.sign(new RSASSASigner(privateKey));
        } catch (JOSEException problem) {
            throw new IllegalStateException("The token could not be signed", problem);
        }
        return token.serialize();
    }

    /** Reads the claims of a token without believing them. */
    static Optional<UnverifiedToken> parse(String token) {
        try {
            var jws = JWSObject.parse(token);
            byte[] payload = jws.getPayload().toBytes();
            JsonNode claims = Json.read(payload, 0, payload.length);
            return claims instanceof ObjectNode object
                    ? Optional.of(new UnverifiedToken(jws, object))
                    : Optional.empty();
        } catch (ParseException | IOException problem) {
            return Optional.empty();
        }
    }

    /** A token whose signature nobody has looked at. */
    record UnverifiedToken(JWSObject jws, ObjectNode claims) {

        @Override
        public String toString() {
            return "UnverifiedToken";
        }
    }

    /** Whether this key may have signed the token: a token that names another key was signed by that one. */
    boolean isNamedBy(UnverifiedToken token) {
        String named = token.jws().getHeader().getKeyID();
        return named == null || named.isEmpty() || named.equals(id);
    }

    /** The algorithm is ours to choose, never the token's: {@code none} or HS256 with the public key would pass. */
    boolean signed(UnverifiedToken token) {
        try {
            return ALGORITHM.equals(token.jws().getHeader().getAlgorithm())
                    && token.jws().verify(new RSASSAVerifier(publicKey));
        } catch (JOSEException problem) {
            return false;
        }
    }

    /** Returns the JSON Web Key Set that others verify tokens with. */
    String publicKeys() {
        var key = new RSAKey.Builder(publicKey)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(ALGORITHM)
                .keyID(id)
                .build();
        return new JWKSet(key).toString();
    }
}
