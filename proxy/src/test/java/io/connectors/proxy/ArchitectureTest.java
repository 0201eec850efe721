package io.connectors.proxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses PROXY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.connectors.proxy");

    @Test
    void noPackageKnowsOneThatKnowsIt() {
        slices().matching("io.connectors.proxy.(*)..").should().beFreeOfCycles().check(PROXY);
    }

    @Test
    void stepsFollowOneAnother() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("startup")
                .definedBy("..proxy.startup", "..proxy.health")
                .layer("reception")
                .definedBy("..proxy.reception")
                .layer("edges")
                .definedBy("..proxy.forward", "..proxy.reverse")
                .layer("line")
                .definedBy("..proxy.line")
                .layer("listener")
                .definedBy("..proxy.listener")
                .layer("access")
                .definedBy("..proxy.access")
                .layer("target")
                .definedBy("..proxy.target")
                .layer("rule")
                .definedBy("..proxy.rule")
                .layer("inject")
                .definedBy("..proxy.inject")
                .layer("rewrite")
                .definedBy("..proxy.rewrite")
                .layer("exchange")
                .definedBy("..proxy.exchange")
                .layer("upstream")
                .definedBy("..proxy.upstream")
                .layer("audit")
                .definedBy("..proxy.audit")
                .layer("watching")
                .definedBy("..proxy.metrics", "..proxy.trace")
                .layer("kubernetes")
                .definedBy("..proxy.kubernetes")
                .layer("certificate")
                .definedBy("..proxy.certificate")
                .layer("authority")
                .definedBy("..proxy.authority")
                .layer("config")
                .definedBy("..proxy.config")
                .whereLayer("startup")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("reception")
                .mayOnlyBeAccessedByLayers("startup")
                .whereLayer("edges")
                .mayOnlyBeAccessedByLayers("startup", "reception")
                .whereLayer("line")
                .mayOnlyBeAccessedByLayers("startup", "reception", "edges")
                .whereLayer("listener")
                .mayOnlyBeAccessedByLayers("startup", "reception")
                .whereLayer("access")
                .mayOnlyBeAccessedByLayers("startup", "edges", "line", "target", "inject")
                .whereLayer("rule")
                .mayOnlyBeAccessedByLayers("startup", "access", "target", "inject")
                .whereLayer("target")
                .mayOnlyBeAccessedByLayers("startup", "reception", "edges", "line", "kubernetes", "audit")
                .whereLayer("inject")
                .mayOnlyBeAccessedByLayers("startup", "line")
                .whereLayer("rewrite")
                .mayOnlyBeAccessedByLayers("line")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("startup", "line", "listener", "audit")
                .whereLayer("upstream")
                .mayOnlyBeAccessedByLayers("startup", "exchange", "target")
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("startup", "line", "watching")
                .whereLayer("watching")
                .mayOnlyBeAccessedByLayers("startup", "line")
                .whereLayer("kubernetes")
                .mayOnlyBeAccessedByLayers("startup")
                .whereLayer("certificate")
                .mayOnlyBeAccessedByLayers("startup", "authority")
                .whereLayer("authority")
                .mayOnlyBeAccessedByLayers("startup", "kubernetes")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("startup")
                .check(PROXY);
    }

    @Test
    void theEngineDoesNotKnowItsContainer() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..proxy.startup", "..proxy.health", "..proxy.metrics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
                .check(PROXY);
    }

    @Test
    void certificatesKnowNoCluster() {
        noClasses()
                .that()
                .resideInAnyPackage("..proxy.certificate", "..proxy.authority")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "io.connectors.crds..")
                .check(PROXY);
    }

    @Test
    void onlyInjectionTakesCredentialsApart() {
        classes()
                .that()
                .resideInAPackage("io.connectors.proxy..")
                .and()
                .resideOutsideOfPackages("..proxy.inject", "..proxy.target", "..proxy.line")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("io.connectors.crds.credential")
                .check(PROXY);
    }
}
