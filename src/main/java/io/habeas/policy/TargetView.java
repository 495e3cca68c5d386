package io.habeas.policy;

import io.habeas.platform.FidesKey;

/** A target as the API shows it (policies section 1). */
record TargetView(String name, FidesKey key, String dataCategory) {}
