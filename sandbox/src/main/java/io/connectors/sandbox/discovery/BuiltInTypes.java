package io.connectors.sandbox.discovery;

import io.connectors.sandbox.resource.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The types the API server brings along. Kinds without a controller here (Pods, Deployments) are kept as plain objects. */
public final class BuiltInTypes {

    // apiVersion, kind, plural, scope, short names, flags: status (a subresource), generation (counted), all (the
    // category),
    // review (can only be created, and is answered, not kept).
    private static final String TABLE = """
            v1 ConfigMap configmaps namespaced cm -
            v1 Endpoints endpoints namespaced ep -
            v1 Event events namespaced ev -
            v1 Namespace namespaces cluster ns status
            v1 Node nodes cluster no status
            v1 Pod pods namespaced po status,generation,all
            v1 Secret secrets namespaced - -
            v1 Service services namespaced svc status,all
            v1 ServiceAccount serviceaccounts namespaced sa -
            admissionregistration.k8s.io/v1 MutatingWebhookConfiguration mutatingwebhookconfigurations cluster - generation
            admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration validatingwebhookconfigurations cluster - generation
            apiextensions.k8s.io/v1 CustomResourceDefinition customresourcedefinitions cluster crd,crds status,generation
            apps/v1 Deployment deployments namespaced deploy status,generation,all
            authentication.k8s.io/v1 SelfSubjectReview selfsubjectreviews cluster - review
            authentication.k8s.io/v1 TokenReview tokenreviews cluster - review
            authorization.k8s.io/v1 LocalSubjectAccessReview localsubjectaccessreviews namespaced - review
            authorization.k8s.io/v1 SelfSubjectAccessReview selfsubjectaccessreviews cluster - review
            authorization.k8s.io/v1 SelfSubjectRulesReview selfsubjectrulesreviews cluster - review
            authorization.k8s.io/v1 SubjectAccessReview subjectaccessreviews cluster - review
            coordination.k8s.io/v1 Lease leases namespaced - -
            discovery.k8s.io/v1 EndpointSlice endpointslices namespaced - generation
            rbac.authorization.k8s.io/v1 ClusterRole clusterroles cluster - -
            rbac.authorization.k8s.io/v1 ClusterRoleBinding clusterrolebindings cluster - -
            rbac.authorization.k8s.io/v1 Role roles namespaced - -
            rbac.authorization.k8s.io/v1 RoleBinding rolebindings namespaced - -
            storage.k8s.io/v1 CSIDriver csidrivers cluster - -
            """;

    private static final Set<String> SAME_IN_SINGULAR = Set.of("Endpoints");

    private static final List<ServedType> ALL =
            TABLE.lines().map(BuiltInTypes::parse).toList();

    public static final ResourceType NAMESPACES = type("", "namespaces");
    public static final ResourceType CONFIG_MAPS = type("", "configmaps");
    public static final ResourceType SERVICES = type("", "services");
    public static final ResourceType SERVICE_ACCOUNTS = type("", "serviceaccounts");
    public static final ResourceType EVENTS = type("", "events");
    public static final ResourceType MUTATING_WEBHOOKS =
            type("admissionregistration.k8s.io", "mutatingwebhookconfigurations");
    public static final ResourceType VALIDATING_WEBHOOKS =
            type("admissionregistration.k8s.io", "validatingwebhookconfigurations");
    public static final ResourceType DEFINITIONS = type("apiextensions.k8s.io", "customresourcedefinitions");

    private BuiltInTypes() {}

    static List<ServedType> all() {
        return ALL;
    }

    /** Returns the type of a plural that is known to be built in. */
    public static ResourceType type(String group, String plural) {
        return ALL.stream()
                .map(ServedType::type)
                .filter(type -> type.group().equals(group) && type.plural().equals(plural))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not built in: " + plural + "." + group));
    }

    private static ServedType parse(String line) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        String apiVersion = words.get(0);
        int slash = apiVersion.indexOf('/');
        List<String> flags = list(words.get(5));
        ResourceType type = new ResourceType(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                words.get(1),
                words.get(2),
                SAME_IN_SINGULAR.contains(words.get(1))
                        ? words.get(2)
                        : words.get(1).toLowerCase(Locale.ROOT),
                words.get(3).equals("namespaced"),
                list(words.get(4)),
                flags.contains("all") ? List.of("all") : List.of(),
                flags.contains("status"));
        return ServedType.builtIn(type, flags.contains("generation"), flags.contains("review"));
    }

    private static List<String> list(String word) {
        return word.equals("-") ? List.of() : Arrays.asList(word.split(",", -1));
    }
}
