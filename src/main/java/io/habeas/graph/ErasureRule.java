package io.habeas.graph;

import io.habeas.masking.MaskingStrategy;
import io.habeas.taxonomy.DataCategory;
import java.util.List;

/**
 * What an erasure rule of a policy says about data.
 *
 * @param key the rule's key
 * @param targets the categories to be masked
 * @param strategy how
 */
public record ErasureRule(String key, List<DataCategory> targets, MaskingStrategy strategy) {

    public ErasureRule {
        targets = List.copyOf(targets);
    }
}
