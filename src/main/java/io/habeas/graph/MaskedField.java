package io.habeas.graph;

import io.habeas.masking.MaskingStrategy;

/**
 * A field that is masked.
 *
 * @param ruleKey the rule that says so
 * @param limit the most characters that a masked text may have
 */
public record MaskedField(FieldPath path, String ruleKey, MaskingStrategy strategy, int limit) {}
