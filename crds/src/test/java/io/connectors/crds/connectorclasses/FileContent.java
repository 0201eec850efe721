package io.connectors.crds.connectorclasses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What a file says, as the tool that it is for understands it. */
final class FileContent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FileContent() {}

    static JsonNode read(String file, String text) {
        return switch (file) {
            case ".gitconfig" -> tree(GitConfigFile.read(text));
            case ".npmrc" -> tree(NpmrcFile.read(text));
            case "pip.conf", ".pypirc" -> tree(IniFile.read(text));
            case "buildkitd.toml" -> tree(TomlFile.read(text));
            case "settings.xml" -> tree(XmlFile.read(text));
            case "sonar-project.properties" -> tree(properties(text));
            case ".yarnrc.yml" -> Serialization.unmarshal(text.replaceAll("\\$\\{.*?}", "EXPANDED"), JsonNode.class);
            default -> Serialization.unmarshal(text, JsonNode.class);
        };
    }

    static JsonNode tree(Object content) {
        return JSON.valueToTree(content);
    }

    /** From bytes, as sonar-scanner reads them: in ISO 8859-1. */
    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
