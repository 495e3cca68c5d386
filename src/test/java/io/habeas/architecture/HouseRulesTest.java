package io.habeas.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.habeas.platform.web.Public;
import io.habeas.platform.web.RequiresScope;
import java.util.stream.Stream;
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

    private static final ArchRule NO_FIELD_INJECTION =
            noClasses().should().dependOnClassesThat().areAssignableTo(Autowired.class);

    private static final ArchRule TELLING_NAMES =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base|Common)");

    private static final ArchRule NULL_MARKED = classes()
            .should(new ArchCondition<>("live in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
                }
            });

    @Test
    void purePackagesUseTheJdkAndEachOtherOnly() {
        pure("io.habeas.graph..", "io.habeas.masking..", "io.habeas.taxonomy..").check(HOUSE);
        assertFinds("Impure", pure("io.habeas.architecture.bad.pure.."));
    }

    @Test
    void implementationsOfAnSpiDoNotKnowEachOther() {
        strangers("io.habeas.connector.(*)..").check(HOUSE);
        strangers("io.habeas.storage.(*)..").check(HOUSE);
        assertFinds("bad.modules.one", strangers("io.habeas.architecture.bad.modules.(*).."));
    }

    @Test
    void everyEndpointDeclaresAScopeOrIsPublic() {
        GUARDED_ENDPOINTS.check(HOUSE);
        assertFinds("unguarded", GUARDED_ENDPOINTS);
    }

    @Test
    void timeComesFromTheClock() {
        NO_WALL_CLOCK.check(HOUSE);
        assertFinds("BadEndpoint", NO_WALL_CLOCK);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        NO_FIELD_INJECTION.check(HOUSE);
        assertFinds("BadEndpoint", NO_FIELD_INJECTION);
    }

    @Test
    void everyPackageIsNullMarked() {
        NULL_MARKED.check(HOUSE);
        assertFinds("io.habeas.architecture.bad", NULL_MARKED);
    }

    @Test
    void namesSayWhatATypeIs() {
        TELLING_NAMES.check(HOUSE);
        assertFinds("ThingHelper", TELLING_NAMES);
    }

    private static void assertFinds(String culprit, ArchRule rule) {
        assertThatThrownBy(() -> rule.check(BAD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    private static ArchRule pure(String... packages) {
        String[] allowed = Stream.concat(
                        Stream.of("java..", "javax.crypto..", "org.jspecify..", "org.springframework.modulith.."),
                        Stream.of(packages))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    private static ArchRule strangers(String packages) {
        return slices().matching(packages).should().notDependOnEachOther();
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
