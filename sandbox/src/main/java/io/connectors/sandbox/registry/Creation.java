package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.admission.Admission;
import io.connectors.sandbox.admission.AdmissionRequest;
import io.connectors.sandbox.authorization.EscalationCheck;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.kind.KindRuleBook;
import io.connectors.sandbox.kind.NameRule;
import io.connectors.sandbox.patch.FieldManager;
import io.connectors.sandbox.patch.ManagedFields;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.schema.Defaulting;
import io.connectors.sandbox.schema.Findings;
import io.connectors.sandbox.schema.Validation;
import io.connectors.sandbox.storage.ObjectKey;
import io.connectors.sandbox.storage.ObjectStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates objects. */
public final class Creation {

    private static final List<String> SET_BY_SERVER_ONLY = List.of(
            "uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink");

    private final ObjectStore store;
    private final KindRuleBook rules;
    private final EscalationCheck escalation;
    private final Admission admission;
    private final InstantSource clock;
    private final Identifiers identifiers;

    public Creation(ObjectStore store, Guards guards, InstantSource clock, Identifiers identifiers) {
        this.store = store;
        this.rules = guards.rules();
        this.escalation = guards.escalation();
        this.admission = guards.admission();
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * Creates an object from what a client sent.
     *
     * @param target a collection, or an object whose name the body must not contradict
     * @param body the callee's to change
     */
    public Written create(Target target, ObjectNode body, List<String> duplicates, WriteOptions options) {
        FieldCheck.decode(target, body, duplicates, options);
        return store(
                target,
                body,
                options,
                manager -> ManagedFields.afterUpdate(
                        null, body, manager, target.served().schema(), clock.instant()));
    }

    /** Creates an object that server-side apply made out of nothing; its managed fields are in it already. */
    Written createApplied(Target target, ObjectNode applied, WriteOptions options) {
        FieldCheck.prune(target, applied);
        return store(target, applied, options, _ -> applied);
    }

    private interface Ownership {
        ObjectNode record(FieldManager manager);
    }

    private Written store(Target target, ObjectNode object, WriteOptions options, Ownership ownership) {
        Instant now = clock.instant();
        cleanMetadata(target, object);
        requireNamespace(target, ObjectMeta.of(object).name());
        complete(target, object, now);
        ObjectNode owned = ownership.record(manager(target, options));
        AdmissionRequest asked = Inquiry.about(target, new AdmissionRequest.Change.Create(owned), options);
        ObjectNode admitted = admission.mutate(asked, changed -> completeAdmitted(target, changed, now));
        identify(target, admitted, now);
        requireValid(target, admitted);
        escalation.beforeCreate(options.user(), target.type(), admitted);
        admission.validate(asked.withObject(admitted));
        String name = ObjectMeta.of(admitted).name();
        ObjectKey key = target.named(name).key();
        admitted.put("apiVersion", target.served().storedApiVersion());
        if (options.dryRun()) {
            if (store.get(key).isPresent()) {
                throw ApiException.alreadyExists(target.type(), name);
            }
            return new Written(admitted, true);
        }
        ObjectNode stored =
                store.create(key, admitted).orElseThrow(() -> ApiException.alreadyExists(target.type(), name));
        return new Written(stored, true);
    }

    static FieldManager manager(Target target, WriteOptions options) {
        FieldManager manager = FieldManager.of(options.fieldManager()).through(target.subresource());
        return target.type().statusSubresource() ? manager.withStatusElsewhere() : manager;
    }

    private static void cleanMetadata(Target target, ObjectNode object) {
        ObjectMeta meta = ObjectMeta.of(object);
        if (!meta.resourceVersion().isEmpty()) {
            throw new ApiException(
                    500,
                    "",
                    "resourceVersion should not be set on objects to be created",
                    ApiException.Subject.NONE,
                    List.of());
        }
        completeNamespace(target, meta);
        Json.objectIn(object, "metadata").remove(SET_BY_SERVER_ONLY);
        meta.removeEmpty();
        if (!target.name().isEmpty() && !target.name().equals(meta.name())) {
            throw differentName(meta.name(), target.name());
        }
    }

    /** Gives the object what makes it one of its own, once those who may change it have done so. */
    private void identify(Target target, ObjectNode object, Instant now) {
        ObjectMeta meta = ObjectMeta.of(object);
        if (meta.name().isEmpty() && !meta.text("generateName").isEmpty()) {
            meta.set("name", identifiers.generatedName(meta.text("generateName")));
        }
        meta.set("uid", identifiers.uid());
        meta.set("creationTimestamp", ObjectMeta.timestamp(now));
        if (target.served().countsGenerations()) {
            meta.setGeneration(1);
        }
    }

    static ApiException differentName(String inObject, String inPath) {
        return ApiException.badRequest(
                "the name of the object (%s) does not match the name on the URL (%s)".formatted(inObject, inPath));
    }

    static void completeNamespace(Target target, ObjectMeta meta) {
        if (!target.type().namespaced()) {
            if (!meta.namespace().isEmpty()) {
                throw differentNamespace();
            }
            meta.remove("namespace");
        } else if (meta.namespace().isEmpty()) {
            meta.set("namespace", target.namespace());
        } else if (!meta.namespace().equals(target.namespace())) {
            throw differentNamespace();
        }
    }

    private static ApiException differentNamespace() {
        return ApiException.badRequest(
                "the namespace of the provided object does not match the namespace sent on the request");
    }

    private void complete(Target target, ObjectNode object, Instant now) {
        if (target.type().statusSubresource()) {
            object.remove("status");
        }
        Defaulting.apply(target.served().schema(), object);
        rules.of(target.type()).complete(object, now);
    }

    private ObjectNode completeAdmitted(Target target, ObjectNode changed, Instant now) {
        FieldCheck.afterAdmission(target, changed);
        cleanMetadata(target, changed);
        complete(target, changed, now);
        return changed;
    }

    private void requireValid(Target target, ObjectNode object) {
        String name = ObjectMeta.of(object).name();
        List<Cause> problems = new ArrayList<>();
        Optional<Cause> badName = NameRule.of(target.type()).problem(name);
        badName.ifPresent(problems::add);
        Findings found = Validation.validate(target.served().schema(), object);
        problems.addAll(found.causes());
        problems.addAll(rules.of(target.type()).problems(object));
        Finishing.requireValid(target, name, problems);
    }

    private void requireNamespace(Target target, String name) {
        if (!target.type().namespaced()) {
            return;
        }
        ResourceType namespaces = BuiltInTypes.NAMESPACES;
        ObjectNode namespace = store.get(new ObjectKey("", namespaces.plural(), "", target.namespace()))
                .orElseThrow(() -> ApiException.notFound(namespaces, target.namespace()));
        if (ObjectMeta.of(namespace).isBeingDeleted()) {
            throw terminating(target, name);
        }
    }

    private static ApiException terminating(Target target, String name) {
        String why = "unable to create new content in namespace %s because it is being terminated"
                .formatted(target.namespace());
        ApiException refusal = ApiException.forbidden(target.type(), name, why);
        Cause cause = new Cause(
                "NamespaceTerminating",
                "namespace %s is being terminated".formatted(target.namespace()),
                "metadata.namespace");
        return new ApiException(refusal.code(), refusal.reason(), refusal.message(), refusal.subject(), List.of(cause));
    }
}
