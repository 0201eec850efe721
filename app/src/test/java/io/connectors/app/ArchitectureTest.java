package io.connectors.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.connectors.app");

    @Test
    void packagesFormNoCircle() {
        slices().matching("io.connectors.app.(*)..").should().beFreeOfCycles().check(APP);
    }

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("config")
                .definedBy("..app.config..")
                .layer("kubernetes")
                .definedBy("..app.kubernetes..")
                .layer("reconcile")
                .definedBy("..app.reconcile..")
                .layer("probe")
                .definedBy("..app.probe..")
                .layer("proxyservice")
                .definedBy("..app.proxyservice..")
                .layer("connector")
                .definedBy("..app.connector..")
                .layer("connectorsapi")
                .definedBy("..app.connectorsapi..")
                .layer("health")
                .definedBy("..app.health..")
                .whereLayer("connector")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("connectorsapi")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("health")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("reconcile")
                .mayOnlyBeAccessedByLayers("connector")
                .whereLayer("probe")
                .mayOnlyBeAccessedByLayers("connector")
                .whereLayer("proxyservice")
                .mayOnlyBeAccessedByLayers("connector")
                .check(APP);
    }

    @Test
    void onlyTheProberOpensSockets() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..app.probe..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .check(APP);
    }

    @Test
    void onlyTheCredentialPackageOfCrdsDecodesSecrets() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Base64")
                .check(APP);
    }

    @Test
    void theEvaluatorIsPure() {
        classes()
                .that()
                .haveSimpleName("ConnectorEvaluator")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("io.fabric8..", "java.net..", "java.util.concurrent..")
                .check(APP);
    }
}
