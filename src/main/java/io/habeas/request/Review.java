package io.habeas.request;

import io.habeas.fulfilment.Runs;
import io.habeas.platform.RequestId;
import io.habeas.platform.Transactions;
import io.habeas.platform.web.BulkResult;
import io.habeas.platform.web.BulkResult.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Approves and denies requests, each on its own; of two reviewers of one request the first wins (privacy-requests section 3.5). */
@Service
class Review {
    private final Lifecycle lifecycle;
    private final AuditLog audit;
    private final Runs runs;
    private final RequestViews views;
    private final PrivacyRequestRepository requests;
    private final Transactions transactions;

    Review(
            Lifecycle lifecycle,
            AuditLog audit,
            Runs runs,
            RequestViews views,
            PrivacyRequestRepository requests,
            Transactions transactions) {
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.runs = runs;
        this.views = views;
        this.requests = requests;
        this.transactions = transactions;
    }

    BulkResult<RequestView> approve(List<String> ids, String reviewer) {
        return each(ids, request -> approve(request, reviewer));
    }

    BulkResult<RequestView> deny(List<String> ids, String reviewer, @Nullable String reason) {
        return each(ids, request -> deny(request, reviewer, reason));
    }

    private boolean approve(RequestId request, String reviewer) {
        boolean approved = lifecycle.approve(request);
        if (approved) {
            audit.append(request, AuditAction.APPROVED, reviewer, "");
            runs.enqueue(request);
        }
        return approved;
    }

    private boolean deny(RequestId request, String reviewer, @Nullable String reason) {
        boolean denied = lifecycle.deny(request);
        if (denied) {
            audit.append(request, AuditAction.DENIED, reviewer, reason);
        }
        return denied;
    }

    private BulkResult<RequestView> each(List<String> ids, Predicate<RequestId> decision) {
        return BulkResult.of(ids, id -> decide(new RequestId(id), decision));
    }

    /** What the request came to is read before anybody else can change it. */
    private Entry<RequestView> decide(RequestId id, Predicate<RequestId> decision) {
        return transactions.<Entry<RequestView>>run(() -> {
            boolean decided = decision.test(id);
            Optional<RequestView> now = requests.find(id).map(views::of);
            if (now.isEmpty()) {
                return new Entry.Failed<>(
                        "No privacy request found with id '" + id + "'", Map.of("privacy_request_id", id.value()));
            }
            return decided
                    ? new Entry.Succeeded<>(now.get())
                    : new Entry.Failed<>("Cannot transition status", now.get());
        });
    }
}
