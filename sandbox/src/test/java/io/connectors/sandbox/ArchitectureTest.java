package io.connectors.sandbox;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the packages of the API server never turn back. */
class ArchitectureTest {

    private static final String ROOT = "io.connectors.sandbox";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "pki, ''",
        "resource, ''",
        "selector, resource",
        "protobuf, resource",
        "storage, resource",
        "expression, resource",
        "schema, 'resource expression'",
        "authorization, resource",
        "authentication, 'resource authorization pki'",
        "patch, 'resource schema'",
        "admission, 'resource selector discovery patch expression'"
    })
    void knowsOnlyThePackagesBelowIt(String name, String below) {
        String[] allowed = Stream.of((name + " " + below).strip().split(" ", -1))
                .map(known -> ROOT + "." + known + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .check(CLASSES);
    }

    @Test
    void knowsTheHttpServerInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".apiserver..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(CLASSES);
    }

    @Test
    void makesKeysAndCertificatesInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".pki..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(CLASSES);
    }
}
