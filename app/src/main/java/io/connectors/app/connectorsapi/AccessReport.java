package io.connectors.app.connectorsapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a caller is told about its access to one Connector.
 *
 * @param missingRight the right in words, with the command that checks it; empty when nothing is missing
 * @param fix command by which somebody with the right to do so grants it; empty when nothing is missing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AccessReport(
        String kind,
        String connector,
        String username,
        List<String> groups,
        boolean allowed,
        String missingRight,
        String fix) {}
