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
                .layer("authority")
                .definedBy("..app.authority..")
                .layer("classaddress")
                .definedBy("..app.classaddress..")
                .layer("probe")
                .definedBy("..app.probe..")
                .layer("proxyservice")
                .definedBy("..app.proxyservice..")
                .layer("validation")
                .definedBy("..app.validation..")
                .layer("rego")
                .definedBy("..app.rego..")
                .layer("connector")
                .definedBy("..app.connector..")
                .layer("connectorsapi")
                .definedBy("..app.connectorsapi..")
                .layer("connectorclass")
                .definedBy("..app.connectorclass..")
                .layer("leader")
                .definedBy("..app.leader..")
                .layer("admission")
                .definedBy("..app.admission..")
                .layer("health")
                .definedBy("..app.health..")
                .layer("mount")
                .definedBy("..app.mount..")
                .whereLayer("connector")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("connectorsapi")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("health")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("connectorclass")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("leader")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("admission")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("validation")
                .mayOnlyBeAccessedByLayers("rego", "connector", "connectorclass", "admission")
                .whereLayer("rego")
                .mayOnlyBeAccessedByLayers("connectorclass", "admission")
                .whereLayer("mount")
                .mayOnlyBeAccessedByLayers("connectorsapi")
                .whereLayer("authority")
                .mayOnlyBeAccessedByLayers("connector", "connectorclass")
                .whereLayer("classaddress")
                .mayNotAccessAnyLayer()
                .whereLayer("reconcile")
                .mayOnlyBeAccessedByLayers("connector", "connectorclass", "leader")
                .whereLayer("probe")
                .mayOnlyBeAccessedByLayers("connector", "connectorclass")
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
                .haveFullyQualifiedName("java.util.Base64$Decoder")
                .check(APP);
    }

    @Test
    void theEvaluatorIsPure() {
        classes()
                .that()
                .haveSimpleName("ConnectorEvaluator")
                .or()
                .haveSimpleName("ClassEvaluator")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("io.fabric8..", "java.net..", "java.util.concurrent..")
                .check(APP);
    }
}
