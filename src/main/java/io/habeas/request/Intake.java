package io.habeas.request;

import io.habeas.platform.web.BulkResult;
import io.habeas.platform.web.BulkResult.Entry;
import io.habeas.policy.Policies;
import io.habeas.policy.PolicyView;
import io.habeas.vault.Identity;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Takes requests in, each on its own (privacy-requests section 3.1). */
@Service
class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Policies policies;
    private final Submission submission;
    private final RequestViews views;

    Intake(Policies policies, Submission submission, RequestViews views) {
        this.policies = policies;
        this.submission = submission;
        this.views = views;
    }

    BulkResult<RequestView> submit(List<IntakeEntry> entries) {
        return BulkResult.of(entries, this::submit);
    }

    private Entry<RequestView> submit(IntakeEntry entry) {
        Identity identity = entry.identity().identity();
        if (identity.values().isEmpty()) {
            return failed("You must provide at least one identity to process", entry);
        }
        Optional<PolicyView> policy = policies.find(entry.policyKey());
        if (policy.isEmpty()) {
            return failed("Policy with key " + entry.policyKey() + " does not exist", entry);
        }
        try {
            return new Entry.Succeeded<>(views.of(submission.store(entry, identity, policy.get())));
        } catch (DataAccessException notStored) {
            log.error(
                    "A privacy request could not be stored: {}",
                    notStored.getClass().getSimpleName());
            return failed("This record could not be added", entry);
        }
    }

    private static Entry<RequestView> failed(String message, IntakeEntry entry) {
        return new Entry.Failed<>(message, entry.echo());
    }
}
