package io.connectors.app.connector;

import static io.connectors.crds.condition.ConditionType.PROXY_SERVICE_READY;

import io.connectors.app.proxyservice.ProxyAddress;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Addressable;
import io.connectors.crds.v1alpha1.ApiStatus;
import io.connectors.crds.v1alpha1.Condition;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorStatus;
import io.connectors.crds.v1alpha1.ProxyStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the whole status together: conditions with their times, and the addresses that follow from them. Pure. */
final class StatusComposer {
    private static final String RESOLVER = "connectors.cpaas.io/proxy-resolver";

    private final ProxyAddress addresses;

    StatusComposer(ProxyAddress addresses) {
        this.addresses = addresses;
    }

    ConnectorStatus compose(ResourceRef ref, ConnectorInputs inputs, Instant now) {
        ConnectorStatus previous = inputs.connector().getStatus();
        List<Condition> conditions = Conditions.merge(previous.conditions(), ConnectorEvaluator.evaluate(inputs), now);
        return new ConnectorStatus(
                conditions,
                proxy(ref, inputs, conditions),
                inputs.found() == null ? null : new ApiStatus(apiPath(ref)),
                inputs.connector().getMetadata().getGeneration(),
                previous.annotations());
    }

    private @Nullable ProxyStatus proxy(ResourceRef ref, ConnectorInputs inputs, List<Condition> conditions) {
        ConnectorInputs.Found found = inputs.found();
        if (found == null
                || found.proxyService() instanceof ProxyServiceState.NotNeeded
                || !Conditions.isTrue(conditions, PROXY_SERVICE_READY)) {
            return null;
        }
        String url = isResolvedByPath(found.connectorClass()) ? addresses.byPath(ref) : addresses.byHost(ref);
        return new ProxyStatus(new Addressable(url, "", "", ""));
    }

    private static boolean isResolvedByPath(ConnectorClass connectorClass) {
        return Optional.ofNullable(connectorClass.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(RESOLVER))
                .filter("path"::equals)
                .isPresent();
    }

    private static String apiPath(ResourceRef ref) {
        return "/connectors/v1alpha1/" + ref.namespace() + "/" + ref.name() + "/path";
    }
}
