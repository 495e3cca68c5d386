package io.habeas.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks that pom.xml configures refuse what they are there for. */
class BuildChecksTest {
    @TempDir
    Path folder;

    @Test
    void theCompilerRefusesANullWhereNoneMayBeAndAnExceptionThatIsNotThrown() throws Exception {
        assertThat(BadProject.of(folder, "NullHandedOut", "ForgottenThrow").failure())
                .contains("NullHandedOut.java", "[NullAway] returning @Nullable expression from method with @NonNull")
                .contains("ForgottenThrow.java", "[DeadException]");
    }

    @Test
    void spotlessRefusesAnotherFormatAndNamesTheCommandThatMendsIt() throws Exception {
        assertThat(BadProject.of(folder, "Unformatted").failure()).contains("Unformatted.java", "spotless:apply");
    }
}
