package io.habeas.fulfilment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person is asked to do by hand: find these rows, give these fields, or change them so. */
public record ActionNeeded(
        Map<String, Object> locators,
        @Nullable List<String> get,
        @Nullable Map<String, Object> update) {}
