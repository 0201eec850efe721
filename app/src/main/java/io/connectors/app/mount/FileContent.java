package io.connectors.app.mount;

import java.nio.charset.StandardCharsets;

/** The text of one file. Hidden in {@code toString}: most files hold the Pod's token. */
public record FileContent(String text) {
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "FileContent[hidden]";
    }
}
