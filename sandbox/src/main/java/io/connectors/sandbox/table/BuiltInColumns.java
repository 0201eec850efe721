package io.connectors.sandbox.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The columns of built-in kinds, after the name, as kubectl users know them. */
final class BuiltInColumns {

    private static final Column AGE = Column.age("Age", ".metadata.creationTimestamp");
    private static final Column CREATED_AT = Column.text("Created At", at("/metadata/creationTimestamp"));
    private static final Column ROLE =
            Column.text("Role", object -> text(object, "/roleRef/kind") + "/" + text(object, "/roleRef/name"));
    private static final List<Column> BINDING = List.of(
            ROLE,
            AGE,
            Column.wide("Users", object -> subjects(object, "User")),
            Column.wide("Groups", object -> subjects(object, "Group")),
            Column.wide("ServiceAccounts", object -> subjects(object, "ServiceAccount")));
    private static final List<Column> WEBHOOKS =
            List.of(Column.number("Webhooks", object -> object.path("webhooks").size()), AGE);

    private static final Map<String, List<Column>> COLUMNS = Map.ofEntries(
            Map.entry("configmaps", List.of(Column.number("Data", BuiltInColumns::dataCount), AGE)),
            Map.entry(
                    "secrets",
                    List.of(Column.text("Type", at("/type")), Column.number("Data", BuiltInColumns::dataCount), AGE)),
            Map.entry("namespaces", List.of(Column.text("Status", at("/status/phase")), AGE)),
            Map.entry(
                    "services",
                    List.of(
                            Column.text("Type", at("/spec/type")),
                            Column.text("Cluster-IP", at("/spec/clusterIP")),
                            Column.text("External-IP", at("/spec/externalName")),
                            Column.text("Port(s)", BuiltInColumns::ports),
                            AGE,
                            Column.wide("Selector", object -> pairs(object.at("/spec/selector"))))),
            Map.entry(
                    "pods",
                    List.of(
                            Column.text(
                                    "Ready",
                                    object ->
                                            "0/" + object.at("/spec/containers").size()),
                            Column.text("Status", at("/status/phase")),
                            Column.text("Restarts", _ -> "0"),
                            AGE,
                            Column.wide("IP", at("/status/podIP")),
                            Column.wide("Node", at("/spec/nodeName")))),
            Map.entry(
                    "events",
                    List.of(
                            Column.age("Last Seen", ".lastTimestamp"),
                            Column.text("Type", at("/type")),
                            Column.text("Reason", at("/reason")),
                            Column.text("Object", BuiltInColumns::involvedObject),
                            Column.text("Message", at("/message")))),
            Map.entry(
                    "endpointslices.discovery.k8s.io",
                    List.of(
                            Column.text("AddressType", at("/addressType")),
                            Column.text("Ports", object -> joined(object.path("ports"), "/port")),
                            Column.text("Endpoints", object -> joined(object.path("endpoints"), "/addresses/0")),
                            AGE)),
            Map.entry("leases.coordination.k8s.io", List.of(Column.text("Holder", at("/spec/holderIdentity")), AGE)),
            Map.entry("roles.rbac.authorization.k8s.io", List.of(CREATED_AT)),
            Map.entry("clusterroles.rbac.authorization.k8s.io", List.of(CREATED_AT)),
            Map.entry("rolebindings.rbac.authorization.k8s.io", BINDING),
            Map.entry("clusterrolebindings.rbac.authorization.k8s.io", BINDING),
            Map.entry("customresourcedefinitions.apiextensions.k8s.io", List.of(CREATED_AT)),
            Map.entry("validatingwebhookconfigurations.admissionregistration.k8s.io", WEBHOOKS),
            Map.entry("mutatingwebhookconfigurations.admissionregistration.k8s.io", WEBHOOKS));

    private BuiltInColumns() {}

    /** Returns the columns of a kind, or the age alone for one without columns of its own. */
    static List<Column> of(String qualifiedResource) {
        return COLUMNS.getOrDefault(qualifiedResource, List.of(AGE));
    }

    private static Function<ObjectNode, String> at(String pointer) {
        return object -> text(object, pointer);
    }

    private static String text(JsonNode object, String pointer) {
        return object.at(pointer).asText("");
    }

    private static int dataCount(ObjectNode object) {
        return object.path("data").size() + object.path("binaryData").size();
    }

    private static String ports(ObjectNode service) {
        List<String> ports = new ArrayList<>();
        for (JsonNode port : service.at("/spec/ports")) {
            ports.add(text(port, "/port") + "/" + text(port, "/protocol"));
        }
        return String.join(",", ports);
    }

    private static String involvedObject(ObjectNode event) {
        return text(event, "/involvedObject/kind").toLowerCase(Locale.ROOT) + "/" + text(event, "/involvedObject/name");
    }

    private static String subjects(ObjectNode binding, String kind) {
        return StreamSupport.stream(binding.path("subjects").spliterator(), false)
                .filter(subject -> text(subject, "/kind").equals(kind))
                .map(subject -> text(subject, "/namespace").isEmpty()
                        ? text(subject, "/name")
                        : text(subject, "/namespace") + "/" + text(subject, "/name"))
                .collect(Collectors.joining(", "));
    }

    private static String joined(JsonNode array, String pointer) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(item -> text(item, pointer))
                .collect(Collectors.joining(","));
    }

    private static String pairs(JsonNode map) {
        return map.properties().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                .collect(Collectors.joining(","));
    }
}
