package dev.cofferdam.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ApiStandsAloneTest {

    @Test
    void typesOfTheApiDependOnTheJdkAndOnThemselvesAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.cofferdam.api..", "org.osgi.annotation..")
                .because("a plugin that imports the API must need nothing else;"
                        + " annotations of OSGi are gone at run time")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.cofferdam.api"));
    }
}
