package io.connectors.crds.policy;

/** The two versions of the language. A class does not say which one it uses. */
enum Dialect {
    V1,
    V0
}
