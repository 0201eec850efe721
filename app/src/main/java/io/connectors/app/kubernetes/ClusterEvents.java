package io.connectors.app.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warnings that {@code kubectl describe} shows below an object. */
@Singleton
public final class ClusterEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterEvents.class);

    private final KubernetesClient client;
    private final InstantSource clock;

    @Inject
    ClusterEvents(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Reports once. An event that is lost is no error: the condition says the same. */
    public void warn(HasMetadata subject, String reason, String message) {
        String now = clock.instant().toString();
        Event event = new EventBuilder()
                .withNewMetadata()
                .withNamespace(subject.getMetadata().getNamespace())
                .withGenerateName(subject.getMetadata().getName() + ".")
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(subject.getApiVersion())
                .withKind(subject.getKind())
                .withNamespace(subject.getMetadata().getNamespace())
                .withName(subject.getMetadata().getName())
                .withUid(subject.getMetadata().getUid())
                .endInvolvedObject()
                .withType("Warning")
                .withReason(reason)
                .withMessage(message)
                .withNewSource()
                .withComponent("connectors-control")
                .endSource()
                .withReportingComponent("connectors-control")
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .build();
        try {
            var _ = client.resource(event).create();
        } catch (KubernetesClientException e) {
            LOG.debug(
                    "Event {} about {} was not recorded",
                    reason,
                    subject.getMetadata().getName(),
                    e);
        }
    }
}
