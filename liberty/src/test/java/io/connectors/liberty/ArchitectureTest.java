package io.connectors.liberty;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.connectors.liberty");

    @Test
    void arrowsPointFromTheWholeToItsParts() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("up")
                .definedBy("io.connectors.liberty.up")
                .layer("demo")
                .definedBy("io.connectors.liberty.demo")
                .layer("install")
                .definedBy("io.connectors.liberty.install")
                .layer("launch")
                .definedBy("io.connectors.liberty.launch")
                .whereLayer("up")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("demo")
                .mayOnlyBeAccessedByLayers("up")
                .whereLayer("install")
                .mayOnlyBeAccessedByLayers("demo", "up")
                .whereLayer("launch")
                .mayOnlyBeAccessedByLayers("up")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.connectors.liberty.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
