package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * OPS-1: the tool's passwords of this whole run are in nothing that anybody was shown. Runs last (see
 * junit-platform.properties).
 */
@ExtendWith(ProductExtension.class)
@Order(Integer.MAX_VALUE)
final class CanaryE2E {
    private final RunningProduct product;
    private final Tenant tenant;

    CanaryE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
    }

    @Test
    void findsTheTwinOfEverySpellingItLooksFor() {
        for (String spelling : Transcript.forbidden()) {
            assertThat(hits(List.of(new Place("planted", "before " + spelling + " after"))))
                    .isNotEmpty();
        }
        assertThat(Transcript.forbidden()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void findsNoPasswordInAnythingTheRunProduced() throws IOException {
        tenant.awaitReady();
        List<Place> places = new ArrayList<>();
        places.addAll(logs());
        places.addAll(objects());
        Transcript.seen().forEach(text -> places.add(new Place("seen by a client", text)));

        assertThat(places).extracting(Place::name).anyMatch(name -> name.endsWith("audit.jsonl"));
        assertThat(places).hasSizeGreaterThan(10);
        assertThat(hits(places)).isEmpty();
    }

    /** TLS-9: the key that signs intercepted certificates is in its Secret and nowhere else. */
    @Test
    void findsTheAuthoritysKeyInItsSecretOnly() throws IOException {
        KubernetesClient admin = product.admin();
        List<String> key = AuthorityKey.spellings(admin);
        List<Place> places = new ArrayList<>(logs());
        places.addAll(objects());
        places.add(read(product.certificateAuthority()));
        Transcript.seen().forEach(text -> places.add(new Place("seen by a client", text)));
        SecretList secrets = admin.secrets().inAnyNamespace().list();
        Place all = place("all Secrets", secrets);
        secrets.getItems().removeIf(secret -> secret.getMetadata().getName().equals(AuthorityKey.SECRET));
        places.add(place("other Secrets", secrets));

        assertThat(hits(List.of(all), key)).as("where it has to be").isNotEmpty();
        assertThat(hits(List.of(new Place("planted", AuthorityKey.document(admin))), key))
                .isNotEmpty();
        assertThat(hits(places, key)).isEmpty();
    }

    private record Place(String name, String text) {}

    private static List<String> hits(List<Place> places) {
        return hits(places, Transcript.forbidden());
    }

    private static List<String> hits(List<Place> places, Collection<String> forbidden) {
        return places.stream()
                .filter(place -> forbidden.stream().anyMatch(place.text()::contains))
                .map(Place::name)
                .toList();
    }

    private List<Place> logs() throws IOException {
        try (var files = Files.walk(product.logs())) {
            return files.filter(Files::isRegularFile).map(CanaryE2E::read).toList();
        }
    }

    private List<Place> objects() {
        KubernetesClient admin = product.admin();
        return List.of(
                place(
                        "connectors",
                        admin.resources(Connector.class).inAnyNamespace().list()),
                place("connectorclasses", admin.resources(ConnectorClass.class).list()),
                place("events", admin.v1().events().inAnyNamespace().list()),
                place("services", admin.services().inAnyNamespace().list()),
                place("configmaps", admin.configMaps().inAnyNamespace().list()),
                place("leases", admin.leases().inAnyNamespace().list()));
    }

    private static Place place(String name, Object list) {
        return new Place(name, Serialization.asYaml(list));
    }

    private static Place read(Path file) {
        try {
            return new Place(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
