package dev.cofferdam;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The fences between the rooms: arrows point down the list in docs/architecture.md, never up. */
@AnalyzeClasses(packages = "dev.cofferdam", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {

    @ArchTest
    static final ArchRule arrowsPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("boot")
            .definedBy("dev.cofferdam.boot..")
            .layer("shell")
            .definedBy("dev.cofferdam.shell..")
            .layer("public API")
            .definedBy("dev.cofferdam")
            .layer("deploy")
            .definedBy("dev.cofferdam.deploy..")
            .layer("supervise")
            .definedBy("dev.cofferdam.supervise..")
            .layer("guard")
            .definedBy("dev.cofferdam.guard..")
            .layer("contain")
            .definedBy("dev.cofferdam.contain..")
            .layer("framework")
            .definedBy("dev.cofferdam.framework..")
            .layer("gate")
            .definedBy("dev.cofferdam.gate..")
            .layer("model")
            .definedBy("dev.cofferdam.model..")
            .whereLayer("boot")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("shell")
            .mayOnlyBeAccessedByLayers("boot")
            .whereLayer("public API")
            .mayOnlyBeAccessedByLayers("boot", "shell")
            .whereLayer("deploy")
            .mayOnlyBeAccessedByLayers("boot")
            .whereLayer("supervise")
            .mayOnlyBeAccessedByLayers("boot", "deploy")
            .whereLayer("guard")
            .mayOnlyBeAccessedByLayers("boot", "supervise")
            .whereLayer("contain")
            .mayOnlyBeAccessedByLayers("boot", "supervise")
            .whereLayer("framework")
            .mayOnlyBeAccessedByLayers("boot", "deploy", "supervise")
            .whereLayer("gate")
            .mayOnlyBeAccessedByLayers("boot", "deploy")
            .because("a lower room that knows a higher one cannot be understood, tested or replaced by itself; what"
                    + " must flow upward is a function handed in by boot");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("dev.cofferdam.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyFrameworkKnowsOsgi = noClasses()
            .that()
            .resideOutsideOfPackages("dev.cofferdam.framework..", "dev.cofferdam.boot..", "dev.cofferdam.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.osgi..", "org.apache.felix.framework..")
            .because("one room adapts the framework to the others; boot alone catches its BundleException");

    @ArchTest
    static final ArchRule onlyShellKnowsGogoAndJLine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cofferdam.shell..")
            .and()
            .doNotHaveFullyQualifiedName("dev.cofferdam.boot.Demo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.felix.service.command..", "org.jline..")
            .because("the shell is optional for those who embed; the demo types commands as a person would");

    @ArchTest
    static final ArchRule onlyBootKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cofferdam.boot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("an embedding host has a command line of its own");

    @ArchTest
    static final ArchRule bytecodeIsReadAndWrittenInThreeRooms = noClasses()
            .that()
            .resideOutsideOfPackages("dev.cofferdam.gate..", "dev.cofferdam.guard..", "dev.cofferdam.contain..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.objectweb.asm..")
            .because("the gate reads classes, the guard writes proxies, and what contains plugins changes theirs");

    @ArchTest
    static final ArchRule theGateIsPure = noClasses()
            .that()
            .resideInAPackage("dev.cofferdam.gate..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class, java.time.Clock.class, java.time.Instant.class)
            .because("the same bytes have to get the same verdict, in the container and offline");

    @ArchTest
    static final ArchRule decisionsAreApartFromActs = noClasses()
            .that()
            .resideInAPackage("dev.cofferdam.supervise.policy..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "dev.cofferdam.model..",
                    "dev.cofferdam.supervise.policy..")))
            .because("a policy is a function of history, fault and time");

    @ArchTest
    static final ArchRule noSerialization = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.io.ObjectInputStream.class, java.io.ObjectOutputStream.class);

    @ArchTest
    static final ArchRule noProtectedFields = noFields().should().beProtected();

    @ArchTest
    static final ArchRule noMutableStatics =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule noSetters = noMethods()
            .that()
            .haveNameMatching("set[A-Z].*")
            .and()
            .areNotDeclaredIn(ContainerBuilder.class)
            .should()
            .bePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noUtilAndNoManager = noClasses()
            .that(alwaysTrue())
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule valuesOfThePublicApiAreFinal = classes()
            .that()
            .resideInAPackage("dev.cofferdam")
            .and()
            .areNotInterfaces()
            .and()
            .areTopLevelClasses()
            .and()
            .areNotEnums()
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
