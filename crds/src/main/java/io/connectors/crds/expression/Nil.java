package io.connectors.crds.expression;

/** The value null, which is something else than no value. */
enum Nil {
    NIL
}
