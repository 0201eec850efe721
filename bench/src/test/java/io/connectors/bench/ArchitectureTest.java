package io.connectors.bench;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.connectors.bench");

    @Test
    void arrowsPointFromTheRunToItsParts() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("run")
                .definedBy("io.connectors.bench")
                .layer("report")
                .definedBy("io.connectors.bench.report")
                .layer("workload")
                .definedBy("io.connectors.bench.workload")
                .layer("target")
                .definedBy("io.connectors.bench.target")
                .layer("load")
                .definedBy("io.connectors.bench.load")
                .layer("measure")
                .definedBy("io.connectors.bench.measure")
                .whereLayer("run")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("workload")
                .mayOnlyBeAccessedByLayers("run", "report")
                .whereLayer("target")
                .mayOnlyBeAccessedByLayers("run", "report", "workload")
                .whereLayer("load")
                .mayOnlyBeAccessedByLayers("target", "workload")
                .check(CLASSES);
    }
}
