package io.connectors.sandbox.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.sandbox.authorization.AccessAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which right a request needs. */
class GateTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET,    /api/v1/namespaces/demo/secrets,           -,                                list,             demo, ''",
                "GET,    /api/v1/namespaces/demo/secrets,           metadata.name=forge,              list,             demo, forge",
                "GET,    /api/v1/namespaces/demo/secrets,           'type=x,metadata.name==forge',    list,             demo, forge",
                "GET,    /api/v1/namespaces/demo/secrets,           metadata.name!=forge,             list,             demo, ''",
                "GET,    /api/v1/namespaces/demo/secrets/forge,     -,                                get,              demo, forge",
                "GET,    /api/v1/namespaces/demo/secrets/forge,     metadata.name=other,              get,              demo, forge",
                "HEAD,   /api/v1/namespaces/demo/secrets/forge,     -,                                get,              demo, forge",
                "POST,   /api/v1/namespaces/demo/secrets,           metadata.name=forge,              create,           demo, ''",
                "PUT,    /api/v1/namespaces/demo/secrets/forge,     -,                                update,           demo, forge",
                "PATCH,  /api/v1/namespaces/demo/secrets/forge,     -,                                patch,            demo, forge",
                "DELETE, /api/v1/namespaces/demo/secrets/forge,     -,                                delete,           demo, forge",
                "DELETE, /api/v1/namespaces/demo/secrets,           -,                                deletecollection, demo, ''",
                "DELETE, /api/v1/namespaces/demo/secrets,           metadata.name=forge,              deletecollection, demo, forge"
            })
    void asksForTheRightOnWhatIsNamed(
            String method, String path, @Nullable String selector, String verb, String namespace, String name) {
        Map<String, List<String>> query = new HashMap<>();
        if (selector != null) {
            query.put("fieldSelector", List.of(selector));
        }

        assertThat(Gate.attributes(method, new Query(query), RequestPath.parse(path)))
                .isEqualTo(new AccessAttributes.Resource(verb, "", "secrets", "", namespace, name));
    }
}
