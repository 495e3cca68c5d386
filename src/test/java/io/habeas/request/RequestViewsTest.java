package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.fulfilment.ActionNote;
import io.habeas.platform.RequestId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestViewsTest {
    private static final RequestId ID = new RequestId("pri_1");

    @Test
    void aHaltedRequestGoesOnByResume() {
        assertThat(RequestViews.resumeEndpoint(ID, PrivacyRequestStatus.PAUSED, null))
                .isEqualTo("/privacy-request/pri_1/resume");
    }

    @Test
    @Defect("45")
    void aRequestPausedForManualWorkGoesOnByItsResult() {
        assertThat(RequestViews.resumeEndpoint(ID, PrivacyRequestStatus.PAUSED, ActionNote.at("access")))
                .isEqualTo("/privacy-request/pri_1/manual_input");
        assertThat(RequestViews.resumeEndpoint(ID, PrivacyRequestStatus.PAUSED, ActionNote.at("erasure")))
                .isEqualTo("/privacy-request/pri_1/erasure_confirm");
    }

    @Test
    @Defect("44")
    void aFailedRequestGoesOnByRetry() {
        assertThat(RequestViews.resumeEndpoint(ID, PrivacyRequestStatus.ERROR, ActionNote.at("access")))
                .isEqualTo("/privacy-request/pri_1/retry");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PAUSED", "ERROR", "REQUIRES_INPUT"})
    void allOthersNeedNothing(PrivacyRequestStatus status) {
        assertThat(RequestViews.resumeEndpoint(ID, status, null)).isNull();
    }
}
