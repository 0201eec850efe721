package io.connectors.crds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.connectors.crds");

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("io.connectors.crds.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void arrowsPointFromRulesToNamesAndRecords() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.connectors..")
                .layer("records")
                .definedBy("io.connectors.crds.v1alpha1..")
                .layer("names")
                .definedBy("io.connectors.crds.ref..")
                .layer("rules")
                .definedBy(
                        "io.connectors.crds.address..",
                        "io.connectors.crds.condition..",
                        "io.connectors.crds.credential..",
                        "io.connectors.crds.egress..",
                        "io.connectors.crds.access..",
                        "io.connectors.crds.secret..",
                        "io.connectors.crds.trust..")
                .layer("languages")
                .definedBy(
                        "io.connectors.crds.template..",
                        "io.connectors.crds.expression..",
                        "io.connectors.crds.policy..")
                .layer("settings")
                .definedBy("io.connectors.crds.setting..")
                .layer("build")
                .definedBy("io.connectors.crds.schema..")
                .whereLayer("records")
                .mayOnlyBeAccessedByLayers("rules", "build")
                .whereLayer("names")
                .mayOnlyBeAccessedByLayers("rules")
                .whereLayer("rules")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("languages")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("rules", "languages")
                .whereLayer("build")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void theTemplateEngineIsALibraryOfLayers() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.connectors..")
                .layer("language")
                .definedBy("io.connectors.crds.template")
                .layer("functions")
                .definedBy("io.connectors.crds.template.builtin..", "io.connectors.crds.template.function..")
                .layer("calls")
                .definedBy("io.connectors.crds.template.callable")
                .layer("text")
                .definedBy("io.connectors.crds.template.format")
                .layer("values")
                .definedBy("io.connectors.crds.template.value")
                .layer("cost")
                .definedBy("io.connectors.crds.template.budget")
                .whereLayer("language")
                .mayOnlyAccessLayers("functions", "calls", "text", "values", "cost")
                .whereLayer("functions")
                .mayOnlyAccessLayers("calls", "text", "values", "cost")
                .whereLayer("calls")
                .mayOnlyAccessLayers("values", "cost")
                .whereLayer("text")
                .mayOnlyAccessLayers("values", "cost")
                .whereLayer("values")
                .mayOnlyAccessLayers("cost")
                .whereLayer("cost")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.connectors.crds.template..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..", "com.fasterxml..", "io.fabric8..")
                .check(CLASSES);
    }

    @Test
    void nothingNeedsAServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..", "javax.inject..", "org.eclipse.microprofile..", "com.ibm..", "io.openliberty..")
                .check(CLASSES);
    }

    @Test
    void nothingOutsideTheModuleIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.connectors.app..",
                        "io.connectors.proxy..",
                        "io.connectors.sandbox..",
                        "io.connectors.ui..",
                        "io.connectors.csi..",
                        "io.connectors.liberty..")
                .check(CLASSES);
    }

    /** A Secret's data is decoded in one place, so that one place has to be right about what may be a credential. */
    @Test
    void onlyCredentialLooksIntoSecrets() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.connectors.crds.credential..")
                .should()
                .callMethod(Secret.class, "getData")
                .orShould()
                .callMethod(Secret.class, "getStringData")
                .check(CLASSES);
    }
}
