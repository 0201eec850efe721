package io.connectors.proxy.line;

/**
 * How many requests may be under way.
 *
 * @param all in this process
 * @param client of one caller
 * @param connector to one Connector
 * @param editedBodyBytes longest body that is read as a whole, for a credential that belongs into it or depends on it
 */
public record LineLimits(int all, int client, int connector, int editedBodyBytes) {}
