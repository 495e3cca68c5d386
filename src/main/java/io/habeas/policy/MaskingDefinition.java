package io.habeas.policy;

import java.util.Map;

/** The masking strategy of an erasure rule: its name and its configuration. */
public record MaskingDefinition(String strategy, Map<String, Object> configuration) {}
