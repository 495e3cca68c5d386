package io.habeas.fulfilment;

import io.habeas.graph.CategoryFilter;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphDataset;
import io.habeas.platform.FidesKey;
import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.policy.RuleDefinition;
import io.habeas.storage.Destinations;
import io.habeas.storage.PackageContent;
import io.habeas.storage.PackageEncryption;
import io.habeas.storage.PackageKey;
import io.habeas.storage.PackageName;
import io.habeas.storage.PackageRows;
import io.habeas.storage.PackageWriter;
import io.habeas.storage.Upload;
import io.habeas.vault.Vault;
import io.habeas.vault.VaultClosed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Hands over what one access rule selects of the rows that were found: a package at the rule's destination (access section 8, storage
 * sections 2, 3 and 5). Doing it again replaces the same package.
 */
@Component
final class UploadStep implements StepExecutor {
    private final Destinations destinations;
    private final FoundRows found;
    private final CollectionProgress progress;
    private final Vault vault;
    private final ExecutionLog log;
    private final FailureLog failures;
    private final PackageEncryption encryption = PackageEncryption.random();

    UploadStep(
            Destinations destinations,
            FoundRows found,
            CollectionProgress progress,
            Vault vault,
            ExecutionLog log,
            FailureLog failures) {
        this.destinations = destinations;
        this.found = found;
        this.progress = progress;
        this.vault = vault;
        this.log = log;
        this.failures = failures;
    }

    @Override
    public StepKind kind() {
        return StepKind.UPLOAD;
    }

    @Override
    public StepOutcome execute(Step step, Plan plan) {
        RuleDefinition rule = plan.rule(step);
        FidesKey storage = rule.storageKey();
        if (storage == null) {
            return failures.failed(step, "No storage destination configured on rule " + rule.key());
        }
        try {
            PackageContent content = encrypted(step.request(), PackageWriter.json(entries(step.request(), plan, rule)));
            return switch (destinations.upload(storage, name(step.request(), plan, rule), content)) {
                case Upload.Uploaded(String location) -> new StepOutcome.Done(() -> tell(step, location));
                case Upload.Failed(String reason) -> failures.failed(step, reason);
            };
        } catch (VaultClosed expired) {
            return failures.failed(step, DataPhase.EXPIRED);
        }
    }

    private SortedMap<String, PackageRows> entries(RequestId request, Plan plan, RuleDefinition rule) {
        SortedMap<String, PackageRows> entries = new TreeMap<>();
        Map<CollectionAddress, Long> rows = progress.of(request, ActionType.ACCESS);
        for (GraphDataset dataset : plan.datasets()) {
            for (GraphCollection collection : dataset.collections()) {
                CategoryFilter filter = new CategoryFilter(collection, rule.targets());
                if (rows.getOrDefault(collection.address(), 0L) > 0 && !filter.selectsNothing()) {
                    entries.put(
                            collection.address().toString(),
                            reader -> found.read(
                                    request,
                                    collection.address(),
                                    row -> filter.filter(row).ifPresent(reader)));
                }
            }
        }
        return entries;
    }

    private PackageContent encrypted(RequestId request, PackageContent content) {
        Optional<PackageKey> key = vault.get(request, PackageKey.VAULT_NAME)
                .flatMap(bytes -> PackageKey.of(new String(bytes, StandardCharsets.UTF_8)));
        return key.map(given -> encryption.encrypted(content, given)).orElse(content);
    }

    /** Several access rules that go to one destination are told apart by the rule's key (design section 6, C4). */
    private static PackageName name(RequestId request, Plan plan, RuleDefinition rule) {
        long sameDestination = plan.policy().rules(ActionType.ACCESS).stream()
                .filter(other -> rule.storageKey() != null && rule.storageKey().equals(other.storageKey()))
                .count();
        return sameDestination > 1 ? PackageName.of(request, rule.key()) : PackageName.of(request);
    }

    private void tell(Step step, String location) {
        log.append(new ExecutionLog.Event(
                step.request(),
                step.kind().checkpoint(),
                step.target(),
                ActionType.ACCESS,
                LogStatus.COMPLETE,
                "uploaded: " + location));
    }
}
