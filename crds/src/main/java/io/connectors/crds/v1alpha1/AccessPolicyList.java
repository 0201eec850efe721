package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;

/** What the API server answers when it is asked for accesspolicies. */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class AccessPolicyList extends DefaultKubernetesResourceList<AccessPolicy> {}
