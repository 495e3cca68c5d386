package io.habeas.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.habeas.platform.web.Public;
import io.habeas.platform.web.RequiresScope;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMapping;

/** Rules that no compiler checks, each with a deliberately bad example that proves it bites. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.habeas");
    private static final JavaClasses BAD = new ClassFileImporter().importPackages("io.habeas.architecture.bad");

    private static final ArchRule PURE_PACKAGES = classes()
            .that()
            .resideInAnyPackage("io.habeas.graph..", "io.habeas.masking..", "io.habeas.taxonomy..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "org.springframework.modulith..",
                    "io.habeas.graph..",
                    "io.habeas.masking..",
                    "io.habeas.taxonomy..");

    private static final ArchRule GUARDED_ENDPOINTS = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .beAnnotatedWith(RequiresScope.class)
            .orShould()
            .beAnnotatedWith(Public.class);

    private static final ArchRule NO_WALL_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.habeas.cli.HabeasApplication")
            .should()
            .callMethodWhere(readsTheWallClock());

    @Test
    void purePackagesUseTheJdkAndEachOtherOnly() {
        PURE_PACKAGES.check(HOUSE);
    }

    @Test
    void everyEndpointDeclaresAScopeOrIsPublic() {
        GUARDED_ENDPOINTS.check(HOUSE);
    }

    @Test
    void anEndpointWithoutAScopeIsFound() {
        assertThatThrownBy(() -> GUARDED_ENDPOINTS.check(BAD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("unguarded");
    }

    @Test
    void timeComesFromTheClock() {
        NO_WALL_CLOCK.check(HOUSE);
    }

    @Test
    void aLookAtTheWallClockIsFound() {
        assertThatThrownBy(() -> NO_WALL_CLOCK.check(BAD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("BadEndpoint");
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Autowired.class)
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        HOUSE.stream().map(type -> type.getPackage()).distinct().forEach(found -> {
            if (!found.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(found.getName());
            }
        });
        assertThat(unmarked).isEmpty();
    }

    @Test
    void namesSayWhatATypeIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Common)")
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
        return describe("read the wall clock", call -> {
            String owner = call.getTargetOwner().getFullName();
            boolean now = call.getName().equals("now")
                    && owner.startsWith("java.time.")
                    && call.getTarget().getRawParameterTypes().isEmpty();
            return now || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
        });
    }
}
