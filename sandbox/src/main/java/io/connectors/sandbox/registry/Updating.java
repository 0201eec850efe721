package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.admission.Admission;
import io.connectors.sandbox.admission.AdmissionRequest;
import io.connectors.sandbox.authorization.EscalationCheck;
import io.connectors.sandbox.kind.KindRuleBook;
import io.connectors.sandbox.kind.KindRules;
import io.connectors.sandbox.patch.JsonPatch;
import io.connectors.sandbox.patch.ManagedFields;
import io.connectors.sandbox.patch.MergePatch;
import io.connectors.sandbox.patch.ServerSideApply;
import io.connectors.sandbox.patch.StrategicMergePatch;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.schema.Defaulting;
import io.connectors.sandbox.schema.Findings;
import io.connectors.sandbox.schema.Schema;
import io.connectors.sandbox.schema.Validation;
import io.connectors.sandbox.storage.ObjectStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes objects. A change that lost a race is computed again on the new state. */
public final class Updating {

    private final ObjectStore store;
    private final KindRuleBook rules;
    private final EscalationCheck escalation;
    private final Admission admission;
    private final Creation creation;
    private final InstantSource clock;

    public Updating(ObjectStore store, Guards guards, Creation creation, InstantSource clock) {
        this.store = store;
        this.rules = guards.rules();
        this.escalation = guards.escalation();
        this.admission = guards.admission();
        this.creation = creation;
        this.clock = clock;
    }

    /** What a request makes of the live object, before the API server has its say. */
    private record Proposal(ObjectNode object, boolean ownershipRecorded) {}

    private interface Edit {
        Proposal of(ObjectNode live);
    }

    /** Replaces an object by what a client sent. */
    public Written replace(Target target, ObjectNode body, List<String> duplicates, WriteOptions options) {
        FieldCheck.decode(target, body, duplicates, options);
        return edit(target, options, _ -> {
            Identity.requireResourceVersion(target, body);
            return new Proposal(body.deepCopy(), false);
        });
    }

    public Written patch(Target target, PatchRequest patch, WriteOptions options) {
        if (patch instanceof PatchRequest.Apply apply) {
            return apply(target, apply, options);
        }
        return edit(target, options, live -> {
            JsonNode patched = patched(target, live, patch);
            if (!(patched instanceof ObjectNode object)) {
                throw ApiException.badRequest("the patch does not leave an object");
            }
            Identity.requireKeptUid(target, live, object);
            PatchedFields.check(target, object, options);
            return new Proposal(object, false);
        });
    }

    private static JsonNode patched(Target target, ObjectNode live, PatchRequest patch) {
        ObjectNode copy = live.deepCopy();
        return switch (patch) {
            case PatchRequest.JsonPatch(var operations) -> JsonPatch.apply(copy, operations);
            case PatchRequest.Merge(var change) -> MergePatch.apply(copy, change);
            case PatchRequest.StrategicMerge(var change) ->
                StrategicMergePatch.apply(copy, change, target.served().schema());
            case PatchRequest.Apply apply -> apply.configuration();
        };
    }

    private Written apply(Target target, PatchRequest.Apply apply, WriteOptions options) {
        if (store.get(target.key()).isEmpty()) {
            if (!target.subresource().isEmpty()) {
                throw ApiException.notFound(target.type(), target.name());
            }
            return creation.createApplied(target, applied(target, null, apply, options), options);
        }
        return edit(target, options, live -> new Proposal(applied(target, live, apply, options), true));
    }

    private ObjectNode applied(
            Target target, @Nullable ObjectNode live, PatchRequest.Apply apply, WriteOptions options) {
        return ServerSideApply.apply(
                live,
                apply.configuration(),
                Creation.manager(target, options),
                apply.force(),
                target.served().schema(),
                clock.instant());
    }

    private Written edit(Target target, WriteOptions options, Edit edit) {
        while (true) {
            ObjectNode stored =
                    store.get(target.key()).orElseThrow(() -> ApiException.notFound(target.type(), target.name()));
            ObjectNode live = Versions.inVersion(stored, target.type().apiVersion());
            Proposal proposal = edit.of(live);
            ObjectNode next = admitted(target, live, proposal, options);
            if (Finishing.isSame(live, next)) {
                return new Written(live, false);
            }
            ObjectNode versioned = Versions.inVersion(next, target.served().storedApiVersion());
            Optional<ObjectNode> written =
                    options.dryRun() ? Optional.of(versioned) : Removal.replace(store, target.key(), stored, versioned);
            if (written.isPresent()) {
                return new Written(written.get(), false);
            }
        }
    }

    private ObjectNode admitted(Target target, ObjectNode live, Proposal proposal, WriteOptions options) {
        Schema schema = target.served().schema();
        ObjectNode object = complete(target, live, proposal.object());
        ObjectNode owned = proposal.ownershipRecorded()
                ? object
                : ManagedFields.afterUpdate(live, object, Creation.manager(target, options), schema, clock.instant());
        AdmissionRequest asked = Inquiry.about(target, new AdmissionRequest.Change.Update(live, owned), options);
        ObjectNode admitted = admission.mutate(asked, changed -> {
            FieldCheck.afterAdmission(target, changed);
            return complete(target, live, changed);
        });
        if (target.served().countsGenerations() && Finishing.changesSpecification(target, live, admitted)) {
            ObjectMeta.of(admitted).setGeneration(ObjectMeta.of(live).generation() + 1);
        }
        requireValid(target, live, admitted, options);
        escalation.beforeUpdate(options.user(), target.type(), live, admitted);
        admission.validate(asked.withObject(admitted));
        return admitted;
    }

    private ObjectNode complete(Target target, ObjectNode live, ObjectNode proposed) {
        Identity.require(target, live, proposed);
        ObjectNode object = Subresources.keepElsewhere(target, live, proposed);
        Identity.requireNoNewFinalizers(target, live, object);
        ObjectMeta.of(object).removeEmpty();
        Defaulting.apply(target.served().schema(), object);
        if (target.subresource().isEmpty()) {
            rules.of(target.type()).complete(live, object, clock.instant());
        }
        return object;
    }

    private void requireValid(Target target, ObjectNode live, ObjectNode object, WriteOptions options) {
        KindRules kind = rules.of(target.type());
        Findings found = Validation.validate(target.served().schema(), live, object);
        options.terms().warnings().addAll(found.warnings());
        List<Cause> problems = new ArrayList<>(found.causes());
        problems.addAll(kind.problems(object));
        problems.addAll(kind.problems(live, object));
        Finishing.requireValid(target, target.name(), problems);
    }
}
