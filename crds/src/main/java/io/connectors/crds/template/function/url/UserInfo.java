package io.connectors.crds.template.function.url;

import java.util.Optional;

/** The part of a URL before the at sign; a password may be present, empty or absent. */
record UserInfo(String name, Optional<String> password) {
    private static final String PUNCTUATION = "-._:~!$&'()*+,;=%@";

    static UserInfo parse(String text) throws InvalidUrlException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!alphanumeric && PUNCTUATION.indexOf(c) < 0) {
                throw new InvalidUrlException("the user contains a character that must be escaped");
            }
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new UserInfo(Escaping.USER.unescape(text), Optional.empty());
        }
        return new UserInfo(
                Escaping.USER.unescape(text.substring(0, colon)),
                Optional.of(Escaping.USER.unescape(text.substring(colon + 1))));
    }

    String escaped() {
        return Escaping.USER.escape(name)
                + password.map(secret -> ":" + Escaping.USER.escape(secret)).orElse("");
    }

    @Override
    public String toString() {
        return "UserInfo[hidden]";
    }
}
