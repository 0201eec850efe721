package io.connectors.app.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Passes on changes that somebody wants something by, and swallows those of the status: they are our own. */
final class ChangeHandler<T extends HasMetadata> implements ResourceEventHandler<T> {
    private final Consumer<T> listener;
    private final BiPredicate<T, T> statusChange;

    ChangeHandler(Consumer<T> listener) {
        this(listener, (_, _) -> false);
    }

    /**
     * @param statusChange tells which changes of a status are meant nevertheless
     */
    ChangeHandler(Consumer<T> listener, BiPredicate<T, T> statusChange) {
        this.listener = listener;
        this.statusChange = statusChange;
    }

    @Override
    public void onAdd(T added) {
        listener.accept(added);
    }

    @Override
    public void onUpdate(T before, T after) {
        if (isMeant(before.getMetadata(), after.getMetadata()) || statusChange.test(before, after)) {
            listener.accept(after);
        }
    }

    @Override
    public void onDelete(T deleted, boolean finalStateUnknown) {
        listener.accept(deleted);
    }

    /** Kinds without generation, such as Service, count every change. */
    private static boolean isMeant(ObjectMeta before, ObjectMeta after) {
        return after.getGeneration() == null
                || !Objects.equals(before.getUid(), after.getUid())
                || !Objects.equals(before.getGeneration(), after.getGeneration())
                || !Objects.equals(before.getDeletionTimestamp(), after.getDeletionTimestamp())
                || !Objects.equals(before.getLabels(), after.getLabels())
                || !Objects.equals(before.getAnnotations(), after.getAnnotations());
    }
}
