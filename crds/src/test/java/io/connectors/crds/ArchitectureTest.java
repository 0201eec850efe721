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
                        "io.connectors.crds.secret..")
                .layer("languages")
                .definedBy("io.connectors.crds.template..", "io.connectors.crds.setting..")
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
                .whereLayer("build")
                .mayNotBeAccessedByAnyLayer()
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
