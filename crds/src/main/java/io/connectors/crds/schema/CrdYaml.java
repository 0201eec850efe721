package io.connectors.crds.schema;

import io.connectors.crds.v1alpha1.AccessPolicy;
import io.connectors.crds.v1alpha1.AccessRequest;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ResourceInterface;
import io.fabric8.crdv2.generator.CRDGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generates one YAML file for each kind. */
final class CrdYaml {
    private static final int KINDS = 5;

    private CrdYaml() {}

    /** Takes the folder to write to. */
    @SuppressWarnings("unchecked") // the generator's varargs are of a generic type
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int written = new CRDGenerator()
                .customResourceClasses(
                        Connector.class,
                        ConnectorClass.class,
                        AccessPolicy.class,
                        AccessRequest.class,
                        ResourceInterface.class)
                .forCRDVersions("v1")
                .withMinQuotes(true)
                .withPostProcessor(new SchemaAdditions())
                .inOutputDir(folder.toFile())
                .generate();
        if (written != KINDS) {
            throw new IllegalStateException("Expected " + KINDS + " CRDs, the generator wrote " + written);
        }
    }
}
