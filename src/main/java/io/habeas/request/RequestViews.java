package io.habeas.request;

import io.habeas.fulfilment.ActionNote;
import io.habeas.fulfilment.ExecutionLog;
import io.habeas.fulfilment.ExecutionLogEntry;
import io.habeas.platform.RequestId;
import io.habeas.policy.Policies;
import io.habeas.policy.PolicyView;
import io.habeas.request.RequestView.ShownIdentity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows requests: whatever they need from elsewhere is loaded once for all of them (defect 43). */
@Component
class RequestViews {
    private final Policies policies;
    private final ProvidedIdentities identities;
    private final ExecutionLog executions;
    private final AuditLog audits;
    private final Clock clock;

    RequestViews(
            Policies policies, ProvidedIdentities identities, ExecutionLog executions, AuditLog audits, Clock clock) {
        this.policies = policies;
        this.identities = identities;
        this.executions = executions;
        this.audits = audits;
        this.clock = clock;
    }

    /** What to show beyond the plain representation. */
    record Detail(boolean results, boolean identities) {
        static final Detail PLAIN = new Detail(false, false);
    }

    RequestView of(PrivacyRequest request) {
        return of(List.of(request), Detail.PLAIN).getFirst();
    }

    List<RequestView> of(List<PrivacyRequest> requests, Detail detail) {
        List<RequestId> ids = requests.stream().map(PrivacyRequest::id).toList();
        Map<String, PolicyView> policy = policies.byIds(
                requests.stream().map(PrivacyRequest::policyId).distinct().toList());
        Map<RequestId, Map<String, String>> identity = detail.identities() ? identities.of(ids) : Map.of();
        Map<RequestId, Map<String, List<ResultEntry>>> results = detail.results() ? results(ids) : Map.of();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return requests.stream()
                .map(request -> view(
                        request,
                        policy.get(request.policyId()),
                        detail.identities() ? shown(identity.getOrDefault(request.id(), Map.of())) : null,
                        results.get(request.id()),
                        today))
                .toList();
    }

    private Map<RequestId, Map<String, List<ResultEntry>>> results(List<RequestId> ids) {
        Map<RequestId, List<ExecutionLogEntry>> executed = executions.of(ids);
        Map<RequestId, List<AuditEntry>> decided = audits.of(ids);
        return ids.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> ResultEntry.merge(
                                executed.getOrDefault(id, List.of()), decided.getOrDefault(id, List.of()))));
    }

    private static ShownIdentity shown(Map<String, String> identity) {
        return new ShownIdentity(identity.get(IdentityBody.EMAIL), identity.get(IdentityBody.PHONE_NUMBER));
    }

    private static RequestView view(
            PrivacyRequest request,
            @Nullable PolicyView policy,
            @Nullable ShownIdentity identity,
            @Nullable Map<String, List<ResultEntry>> results,
            LocalDate today) {
        return new RequestView(
                request.id().value(),
                request.createdAt(),
                request.startedProcessingAt(),
                request.reviewedAt(),
                request.reviewedBy(),
                null,
                request.finishedProcessingAt(),
                request.identityVerifiedAt(),
                request.pausedAt(),
                request.status(),
                request.externalId(),
                identity,
                policy,
                request.actionRequired(),
                resumeEndpoint(request.id(), request.status(), request.actionRequired()),
                daysLeft(today, request.dueDate()),
                results,
                request.exceptions(),
                request.webhookDecision());
    }

    /** Where to go on from: the table of privacy-requests section 2. */
    static @Nullable String resumeEndpoint(RequestId id, PrivacyRequestStatus status, @Nullable ActionNote note) {
        String endpoint = switch (status) {
            case PAUSED -> note == null ? "resume" : byHand(note);
            case ERROR -> "retry";
            case REQUIRES_INPUT -> "resume_from_requires_input";
            case IDENTITY_UNVERIFIED, PENDING, APPROVED, DENIED, IN_PROCESSING, COMPLETE, CANCELED -> null;
        };
        return endpoint == null ? null : "/privacy-request/" + id + "/" + endpoint;
    }

    private static String byHand(ActionNote note) {
        return note.step().equals("erasure") ? "erasure_confirm" : "manual_input";
    }

    private static @Nullable Long daysLeft(LocalDate today, @Nullable Instant dueDate) {
        return dueDate == null ? null : ChronoUnit.DAYS.between(today, LocalDate.ofInstant(dueDate, ZoneOffset.UTC));
    }
}
