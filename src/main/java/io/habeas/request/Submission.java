package io.habeas.request;

import io.habeas.platform.Ids;
import io.habeas.platform.RequestId;
import io.habeas.policy.PolicyView;
import io.habeas.vault.Identity;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a request of what was submitted: all of it is stored and its run dispatched, or nothing is (defects 25, 67). */
@Service
class Submission {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final PrivacyRequestRepository requests;
    private final SubjectData subject;
    private final Release release;
    private final Ids ids;
    private final Clock clock;
    private final RequestMeters meters;

    Submission(
            PrivacyRequestRepository requests,
            SubjectData subject,
            Release release,
            Ids ids,
            Clock clock,
            RequestMeters meters) {
        this.requests = requests;
        this.subject = subject;
        this.release = release;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    @Transactional
    public PrivacyRequest store(IntakeEntry entry, Identity identity, PolicyView policy) {
        PrivacyRequest request = request(entry, policy);
        requests.insert(request);
        meters.submitted();
        subject.keep(request.id(), identity, entry);
        release.unlessReviewed(request.id());
        return request;
    }

    private PrivacyRequest request(IntakeEntry entry, PolicyView policy) {
        Instant now = clock.instant();
        Instant requested = entry.requestedAt().orElse(now);
        return new PrivacyRequest(
                new RequestId(ids.next("pri")),
                entry.externalId().orElse(null),
                PrivacyRequestStatus.PENDING,
                policy.id(),
                now,
                requested,
                entry.startedProcessingAt().orElse(null),
                entry.finishedProcessingAt().orElse(null),
                null,
                null,
                null,
                null,
                dueDate(requested, policy.executionTimeframe()),
                null,
                List.of(),
                null);
    }

    /** Days after the request was made; none when the policy has no timeframe. */
    static @Nullable Instant dueDate(Instant requested, @Nullable Integer timeframe) {
        if (timeframe == null || timeframe == 0) {
            return null;
        }
        Instant due = requested.plus(timeframe, ChronoUnit.DAYS);
        return due.isAfter(LATEST) ? LATEST : due;
    }
}
