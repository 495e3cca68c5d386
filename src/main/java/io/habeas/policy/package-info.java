/** Policies, their rules and the targets of those. Runs nothing. */
@ApplicationModule(
        allowedDependencies = {"platform", "security", "storage", "connection", "dataset", "masking", "taxonomy"})
@NullMarked
package io.habeas.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
