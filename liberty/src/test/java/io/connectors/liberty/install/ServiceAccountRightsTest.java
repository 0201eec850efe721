package io.connectors.liberty.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** OPS-5: what the product's own ServiceAccounts and everybody may do, line by line, so that a new right is seen by who reviews it. */
final class ServiceAccountRightsTest {
    private static final String ALL_NAMESPACES = "*";

    @Test
    void areThoseThatWereAgreedUpon() throws IOException {
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
            List<HasMetadata> objects = new Manifests(client).system();

            assertThat(objects.stream().flatMap(object -> granted(object, objects)))
                    .containsExactlyInAnyOrderElementsOf(agreed());
        }
    }

    private static List<String> agreed() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                ServiceAccountRightsTest.class.getResourceAsStream("/install/service-account-rights.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static Stream<String> granted(HasMetadata object, List<HasMetadata> all) {
        return switch (object) {
            case ClusterRoleBinding binding ->
                granted(binding.getSubjects(), ALL_NAMESPACES, binding.getRoleRef(), all);
            case RoleBinding binding ->
                granted(binding.getSubjects(), binding.getMetadata().getNamespace(), binding.getRoleRef(), all);
            default -> Stream.empty();
        };
    }

    private static Stream<String> granted(
            List<Subject> subjects, String namespace, RoleRef role, List<HasMetadata> all) {
        return subjects.stream()
                .flatMap(subject -> rules(role, namespace, all)
                        .flatMap(ServiceAccountRightsTest::lines)
                        .map(line -> subject.getName() + " " + namespace + " " + line));
    }

    private static Stream<PolicyRule> rules(RoleRef role, String namespace, List<HasMetadata> all) {
        return all.stream()
                .filter(object -> object.getMetadata().getName().equals(role.getName())
                        && object.getKind().equals(role.getKind()))
                .flatMap(object -> switch (object) {
                    case ClusterRole found -> found.getRules().stream();
                    case Role found
                    when found.getMetadata().getNamespace().equals(namespace) -> found.getRules().stream();
                    default -> Stream.empty();
                });
    }

    private static Stream<String> lines(PolicyRule rule) {
        String names = rule.getResourceNames().isEmpty() ? "" : "/" + String.join(",", rule.getResourceNames());
        return rule.getApiGroups().stream()
                .flatMap(group -> rule.getResources().stream()
                        .map(resource -> (group.isEmpty() ? resource : resource + "." + group)
                                + names
                                + " "
                                + String.join(",", rule.getVerbs())));
    }
}
