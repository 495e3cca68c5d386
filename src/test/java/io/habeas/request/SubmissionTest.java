package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final Instant REQUESTED = Instant.parse("2026-01-31T10:00:00Z");

    @Test
    void isDueDaysAfterItWasRequested() {
        assertThat(Submission.dueDate(REQUESTED, 30)).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void isNeverDueWithoutATimeframe() {
        assertThat(Submission.dueDate(REQUESTED, null)).isNull();
        assertThat(Submission.dueDate(REQUESTED, 0)).isNull();
    }

    @Test
    void isDueAtTheEndOfTimeAtTheLatest() {
        assertThat(Submission.dueDate(REQUESTED, Integer.MAX_VALUE)).isEqualTo("9999-12-31T00:00:00Z");
    }
}
