package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.habeas.platform.settings.InvalidSettings;
import io.habeas.platform.settings.Settings;
import io.habeas.platform.web.ApiException;
import io.habeas.request.IntakeSettings.PublicIntake;
import io.habeas.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class SettingsTest {
    private static final Optional<Caller> NOBODY = Optional.empty();

    @Test
    void refusesIdentityVerificationWhileThereIsNoMail() {
        assertThatThrownBy(() -> load(Map.of("HABEAS_EXECUTION_SUBJECT_IDENTITY_VERIFICATION_REQUIRED", "true")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("execution.subject_identity_verification_required")
                .hasMessageContaining("needs e-mail, which this version cannot send yet");
    }

    @Test
    void readsTheThreeChoicesOfPublicIntake() {
        assertThat(load(Map.of()).get(IntakeSettings.class).publicIntake()).isEqualTo(PublicIntake.AUTO);
        assertThat(load(Map.of("HABEAS_PUBLIC_INTAKE", "true"))
                        .get(IntakeSettings.class)
                        .publicIntake())
                .isEqualTo(PublicIntake.TRUE);
        assertThatThrownBy(() -> load(Map.of("HABEAS_PUBLIC_INTAKE", "perhaps")))
                .hasMessageContaining("auto, true, false");
    }

    @Test
    void withoutATokenNobodySubmitsWhatRunsAtOnce() {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> rule(PublicIntake.AUTO, false).check(NOBODY));
        assertThat(refused.status()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void aTokenNeedsTheScope() {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> rule(PublicIntake.FALSE, true).check(caller("privacy-request:read")));
        assertThat(refused.status()).isEqualTo(HttpStatus.FORBIDDEN);
        rule(PublicIntake.FALSE, true).check(caller("privacy-request:create"));
    }

    @Test
    void anybodySubmitsWhatIsReviewedOrComesThroughAProxy() {
        rule(PublicIntake.AUTO, true).check(NOBODY);
        rule(PublicIntake.TRUE, false).check(NOBODY);
    }

    private static IntakeRule rule(PublicIntake intake, boolean reviewed) {
        return new IntakeRule(new IntakeSettings(intake), new ReviewSettings(reviewed, false));
    }

    private static Optional<Caller> caller(String scope) {
        return Optional.of(new Caller("client", Set.of(scope)));
    }

    private static Settings load(Map<String, String> environment) {
        return Settings.load(List.of(IntakeSettings.class, ReviewSettings.class), "", environment);
    }
}
