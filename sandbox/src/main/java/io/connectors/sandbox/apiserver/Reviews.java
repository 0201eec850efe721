package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.resource.UserInfo;

/** Answers the kinds that are questions. */
public interface Reviews {

    /**
     * Fills in the status of a review.
     *
     * @throws ApiException when the question itself is wrong
     */
    ObjectNode answer(ResourceType type, UserInfo user, String namespace, ObjectNode review);

    /** Issues a token for a ServiceAccount. */
    ObjectNode token(String namespace, String serviceAccount, ObjectNode request);
}
