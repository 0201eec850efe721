package io.connectors.proxy.audit;

import java.util.regex.Pattern;

/** The path of a request as it may be written down: a client that puts its token into a URL must not have put it into the log. */
final class AuditedPath {
    /** How the JSON of a token's header begins in base64; every ServiceAccount token does. */
    private static final String BEGIN = "eyJ";

    private static final Pattern TOKEN = Pattern.compile(BEGIN + "[-_A-Za-z0-9]*(?:(?:\\.|%2[Ee])[-_A-Za-z0-9]*){1,2}");

    private AuditedPath() {}

    static String of(String path) {
        return path.contains(BEGIN) ? TOKEN.matcher(path).replaceAll("[token]") : path;
    }
}
