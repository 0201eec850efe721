package io.connectors.app.validation;

/** A place in an object, written as the API server writes it. */
record Field(String path) {
    static final Field METADATA = new Field("metadata");
    static final Field SPEC = new Field("spec");

    Field child(String name) {
        return new Field(path + "." + name);
    }

    Field item(int index) {
        return new Field(path + "[" + index + "]");
    }

    Field key(String key) {
        return new Field(path + "[" + Quoted.bounded(key) + "]");
    }
}
