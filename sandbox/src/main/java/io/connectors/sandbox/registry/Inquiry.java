package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.admission.AdmissionRequest;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.resource.ObjectMeta;

/** Puts a write into the words in which others are asked about it. */
final class Inquiry {

    private Inquiry() {}

    static AdmissionRequest about(Target target, AdmissionRequest.Change change, WriteOptions options) {
        String name = target.name().isEmpty() ? ObjectMeta.of(change.object()).name() : target.name();
        return about(target, name, change, options.terms());
    }

    /** The name of an object that goes with its whole collection is nothing the client gave. */
    static AdmissionRequest aboutDeletion(Target target, ObjectNode live, DeleteOptions options) {
        var change = new AdmissionRequest.Change.Delete(
                Versions.inVersion(live, target.type().apiVersion()));
        return about(target, options.wholeCollection() ? "" : target.name(), change, options.terms());
    }

    private static AdmissionRequest about(
            Target target, String name, AdmissionRequest.Change change, AdmissionRequest.Terms terms) {
        String namespace = target.type().equals(BuiltInTypes.NAMESPACES) ? name : target.namespace();
        return new AdmissionRequest(target.type(), target.subresource(), namespace, name, change, terms);
    }
}
