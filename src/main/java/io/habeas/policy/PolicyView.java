package io.habeas.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.habeas.platform.FidesKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stub. */
public record PolicyView(
        @JsonIgnore String id,
        String name,
        FidesKey key,
        @Nullable String drpAction,
        @Nullable Integer executionTimeframe,
        List<Object> rules) {}
