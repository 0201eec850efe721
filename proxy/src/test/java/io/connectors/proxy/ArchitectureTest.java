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
                .layer("servlet")
                .definedBy("..proxy.servlet")
                .layer("edges")
                .definedBy("..proxy.forward", "..proxy.reverse")
                .layer("line")
                .definedBy("..proxy.line")
                .layer("access")
                .definedBy("..proxy.access")
                .layer("target")
                .definedBy("..proxy.target")
                .layer("inject")
                .definedBy("..proxy.inject")
                .layer("exchange")
                .definedBy("..proxy.exchange")
                .layer("upstream")
                .definedBy("..proxy.upstream")
                .layer("audit")
                .definedBy("..proxy.audit")
                .layer("kubernetes")
                .definedBy("..proxy.kubernetes")
                .layer("health")
                .definedBy("..proxy.health")
                .layer("config")
                .definedBy("..proxy.config")
                .whereLayer("servlet")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("edges")
                .mayOnlyBeAccessedByLayers("servlet")
                .whereLayer("line")
                .mayOnlyBeAccessedByLayers("servlet", "edges")
                .whereLayer("access")
                .mayOnlyBeAccessedByLayers("servlet", "edges", "line")
                .whereLayer("target")
                .mayOnlyBeAccessedByLayers("servlet", "edges", "line", "kubernetes")
                .whereLayer("inject")
                .mayOnlyBeAccessedByLayers("line")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("servlet", "line", "audit")
                .whereLayer("upstream")
                .mayOnlyBeAccessedByLayers("servlet", "exchange", "target")
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("servlet", "line")
                .whereLayer("kubernetes")
                .mayOnlyBeAccessedByLayers("servlet")
                .whereLayer("health")
                .mayOnlyBeAccessedByLayers("servlet")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("servlet")
                .check(PROXY);
    }

    @Test
    void theEngineDoesNotKnowServlets() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..proxy.servlet", "..proxy.health")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
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
