package dev.slipway.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;

/** The table of modules in docs/architecture.md, kept by the build. */
class ModuleRulesTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.slipway");

    /** Which of Slipway's modules each may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "workflows", Set.of(),
            "domain", Set.of(),
            "cluster", Set.of(),
            "simulator", Set.of(),
            "activities", Set.of("workflows", "domain", "cluster"),
            "api", Set.of("workflows", "domain", "cluster"),
            "worker", Set.of("workflows", "domain", "cluster", "activities"),
            "standalone", Set.of("workflows", "domain", "cluster", "activities", "api", "worker", "simulator"));

    @ParameterizedTest
    @ValueSource(strings = {"workflows", "domain", "cluster", "simulator", "activities", "api", "worker", "standalone"})
    void everyModuleUsesTheModulesItMay(String module) {
        Set<String> others = new TreeSet<>(MAY_USE.keySet());
        others.remove(module);
        others.removeAll(MAY_USE.getOrDefault(module, Set.of()));
        if (others.isEmpty()) {
            return;
        }
        noClasses()
                .that()
                .resideInAPackage("dev.slipway." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.stream()
                        .map(other -> "dev.slipway." + other + "..")
                        .toArray(String[]::new))
                .check(CODE);
    }

    @Test
    void theClusterAndTemporalStayOutOfTheDomain() {
        noClasses()
                .that()
                .resideInAPackage("dev.slipway.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "io.temporal..")
                .check(CODE);
    }

    @Test
    void helmIsCalledByActivitiesAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.slipway.activities.helm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.marcnuri.helm..")
                .check(CODE);
    }

    @Test
    void timeBelongsToTemporalAndFieldsAreNotInjected() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Scheduled.class)
                .check(CODE);
        fields().should().notBeAnnotatedWith(Autowired.class).check(CODE);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..")
                .check(CODE);
        noClasses().should().haveNameMatching(".*(Helper|Manager|Utils?)$").check(CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"workflows", "domain", "cluster", "activities", "api"})
    void featuresOfAModuleAreFreeOfCycles(String module) {
        slices().matching("dev.slipway." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> without = CODE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .map(one -> one.getName())
                .toList();
        assertThat(without).isEmpty();
    }

    @Test
    void theRulesSeeTheCode() {
        MAY_USE.keySet()
                .forEach(module -> classes()
                        .that()
                        .resideInAPackage("dev.slipway." + module + "..")
                        .should()
                        .notBeInterfaces()
                        .orShould()
                        .beInterfaces()
                        .check(CODE));
    }
}
