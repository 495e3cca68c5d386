package io.habeas.fulfilment;

import io.habeas.graph.CollectionAddress;
import io.habeas.graph.ErasureRule;
import io.habeas.graph.MaskingPlan;
import io.habeas.masking.MaskingSecrets;
import io.habeas.platform.RequestId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the erasure of one request needs: its rules and secrets, the rows that were found, and what each collection's plan came to. */
record ErasureContext(
        RequestId request,
        RequestGraph graph,
        List<ErasureRule> rules,
        MaskingSecrets secrets,
        Map<CollectionAddress, Long> foundRows,
        CollectionLog log,
        Map<CollectionAddress, MaskingPlan> prepared) {

    ErasureContext(
            RequestId request,
            RequestGraph graph,
            List<ErasureRule> rules,
            MaskingSecrets secrets,
            Map<CollectionAddress, Long> foundRows,
            CollectionLog log) {
        this(request, graph, rules, secrets, foundRows, log, new ConcurrentHashMap<>());
    }

    boolean hasRows(CollectionAddress collection) {
        return foundRows.getOrDefault(collection, 0L) > 0;
    }
}
