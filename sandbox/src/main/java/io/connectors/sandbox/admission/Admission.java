package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import java.util.function.UnaryOperator;

/** Lets others have a say in a write before it happens. */
public interface Admission {

    /** Lets everything pass, as the API server does for the objects it makes before anybody could be asked. */
    Admission OPEN = new Admission() {
        @Override
        public ObjectNode mutate(AdmissionRequest request, UnaryOperator<ObjectNode> completion) {
            return request.change().object();
        }

        @Override
        public void validate(AdmissionRequest request) {}
    };

    /**
     * Returns the object as those who may change it want it: the one of the request when nobody changes it.
     *
     * @param completion makes a changed object whole again: drops unknown fields, fills in defaults
     * @throws ApiException when somebody refuses, or cannot be asked and is not to be passed over
     */
    ObjectNode mutate(AdmissionRequest request, UnaryOperator<ObjectNode> completion);

    /**
     * Asks those who may only agree or refuse; the object is final now.
     *
     * @throws ApiException when somebody refuses, or cannot be asked and is not to be passed over
     */
    void validate(AdmissionRequest request);
}
