package io.connectors.liberty.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.liberty.e2e.ToolServer.Answer;
import io.connectors.liberty.e2e.ToolServer.Asked;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * As much of an npm registry as publishing and installing need. Like real ones it takes what it is published and names itself in
 * the links to tarballs: as it is asked, or as it was told that clients do.
 */
final class NpmRegistry implements ToolServer.Content {
    static final String PREFIX = "/repository/npm";

    /** Long ago: Yarn keeps its hands off what is younger than a day. */
    private static final String PUBLISHED = "2020-01-01T00:00:00.000Z";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> documents = new ConcurrentHashMap<>();
    private final Map<String, Answer> tarballs = new ConcurrentHashMap<>();
    private volatile String publicAddress = "";

    /** Sets what registries have a setting for that stand behind something: the address that clients have for it. */
    void publicAddress(String address) {
        publicAddress = address;
    }

    @Override
    public Answer answer(Asked asked) throws IOException {
        String path = URLDecoder.decode(asked.path(), StandardCharsets.UTF_8);
        if (path.equals(PREFIX + "/")) {
            return json(200, JSON.createObjectNode());
        }
        String name = path.substring(Math.min(path.length(), PREFIX.length() + 1));
        if (asked.method().equals("PUT")) {
            return publish(name, (ObjectNode) JSON.readTree(asked.body()));
        }
        Answer tarball = tarballs.get(name);
        if (tarball != null) {
            return tarball;
        }
        ObjectNode document = documents.get(name);
        return document == null ? json(404, JSON.createObjectNode()) : json(200, linked(document, address(asked)));
    }

    private Answer publish(String name, ObjectNode document) throws IOException {
        for (Map.Entry<String, JsonNode> attachment :
                document.path("_attachments").properties()) {
            tarballs.put(
                    tarball(name, attachment.getKey()),
                    Answer.file(attachment.getValue().required("data").binaryValue()));
        }
        document.remove("_attachments");
        documents.put(name, document);
        return json(201, JSON.createObjectNode());
    }

    private String address(Asked asked) {
        return publicAddress.isEmpty() ? asked.origin() + PREFIX : publicAddress;
    }

    private static ObjectNode linked(ObjectNode document, String address) {
        ObjectNode linked = document.deepCopy();
        String name = linked.required("name").textValue();
        for (JsonNode version : linked.required("versions")) {
            String file = name + "-" + version.required("version").textValue() + ".tgz";
            ((ObjectNode) version.required("dist")).put("tarball", address + "/" + tarball(name, file));
            linked.withObject("time").put(version.required("version").textValue(), PUBLISHED);
        }
        return linked;
    }

    /** npm attaches a tarball under the package's whole name; its place has the scope once only. */
    private static String tarball(String name, String file) {
        return name + "/-/" + file.substring(file.lastIndexOf('/') + 1);
    }

    private static Answer json(int status, ObjectNode body) {
        return new Answer(status, "application/json", body.toString());
    }
}
