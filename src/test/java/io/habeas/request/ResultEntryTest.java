package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.fulfilment.ExecutionLogEntry;
import io.habeas.fulfilment.LogStatus;
import io.habeas.policy.ActionType;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultEntryTest {
    private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void groupsByDatasetAndDecisionInTheOrderOfTime() {
        var merged = ResultEntry.merge(
                List.of(executed("shop", 2), executed("crm", 1)),
                List.of(new AuditEntry("system", AuditAction.APPROVED, "", T)));
        assertThat(merged.keySet()).containsExactly("Request approved", "crm", "shop");
    }

    @Test
    void keepsTheFirstFiftyOfAGroup() {
        var entries =
                IntStream.range(0, 70).mapToObj(i -> executed("shop", 70 - i)).toList();
        List<ResultEntry> shop = ResultEntry.merge(entries, List.of()).get("shop");
        assertThat(shop).hasSize(50);
        assertThat(shop.getFirst().updatedAt()).isEqualTo(T.plusSeconds(1));
        assertThat(shop.getLast().updatedAt()).isEqualTo(T.plusSeconds(50));
    }

    @Test
    void anAuditEntryHasAUserAndNothingOfADataset() {
        ResultEntry entry = ResultEntry.merge(List.of(), List.of(new AuditEntry("u", AuditAction.DENIED, "no", T)))
                .get("Request denied")
                .getFirst();
        assertThat(entry).isEqualTo(new ResultEntry(null, null, "no", null, null, T, "u"));
    }

    private static ExecutionLogEntry executed(String dataset, int second) {
        return new ExecutionLogEntry(
                "c", List.of(), "success", ActionType.ACCESS, LogStatus.COMPLETE, T.plusSeconds(second), dataset);
    }
}
