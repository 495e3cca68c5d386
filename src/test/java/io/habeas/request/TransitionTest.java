package io.habeas.request;

import static io.habeas.request.PrivacyRequestStatus.CANCELED;
import static io.habeas.request.PrivacyRequestStatus.COMPLETE;
import static io.habeas.request.PrivacyRequestStatus.DENIED;
import static io.habeas.request.PrivacyRequestStatus.ERROR;
import static io.habeas.request.PrivacyRequestStatus.IN_PROCESSING;
import static io.habeas.request.PrivacyRequestStatus.PAUSED;
import static io.habeas.request.PrivacyRequestStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTest {

    @ParameterizedTest
    @EnumSource(names = {"COMPLETE", "DENIED", "CANCELED"})
    void aFinishedRequestNeverChanges(PrivacyRequestStatus finished) {
        assertThat(leaving(finished)).isEmpty();
    }

    @Test
    void onlyAPendingRequestIsReviewed() {
        assertThat(Transition.APPROVE.from()).containsExactly(PENDING);
        assertThat(Transition.DENY.from()).containsExactly(PENDING);
    }

    @Test
    void aRequestInProcessingEndsOneWayOrAnother() {
        assertThat(leaving(IN_PROCESSING).stream().map(Transition::to))
                .containsExactlyInAnyOrder(IN_PROCESSING, PAUSED, CANCELED, PENDING, ERROR, COMPLETE);
    }

    @Test
    void aPausedRequestGoesOnOrFails() {
        assertThat(leaving(PAUSED)).containsExactlyInAnyOrder(Transition.RESUME, Transition.FAIL);
    }

    @Test
    void aFailedRequestCanOnlyBeRetried() {
        assertThat(leaving(ERROR)).containsExactly(Transition.RETRY);
    }

    @Test
    void nothingCompletesADeniedOrCanceledRequest() {
        assertThat(reachable(DENIED)).containsExactly(DENIED);
        assertThat(reachable(CANCELED)).containsExactly(CANCELED);
        assertThat(reachable(PENDING)).contains(COMPLETE);
    }

    private static Set<Transition> leaving(PrivacyRequestStatus status) {
        return Arrays.stream(Transition.values())
                .filter(transition -> transition.from().contains(status))
                .collect(Collectors.toSet());
    }

    private static Set<PrivacyRequestStatus> reachable(PrivacyRequestStatus start) {
        Set<PrivacyRequestStatus> found = EnumSet.of(start);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Transition transition : Transition.values()) {
                if (transition.from().stream().anyMatch(found::contains)) {
                    grew |= found.add(transition.to());
                }
            }
        }
        return found;
    }
}
