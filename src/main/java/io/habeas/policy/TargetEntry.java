package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.MaxLength;
import java.util.Optional;

/** One entry of {@code PATCH /policy/{policy_key}/rule/{rule_key}/target} (policies section 4). */
record TargetEntry(@MaxLength(255) Optional<String> name, Optional<FidesKey> key, CategoryName dataCategory) {}
