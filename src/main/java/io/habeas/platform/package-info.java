/** What every feature stands on: ids, settings, JSON and error shapes, paging, outbound HTTP, embedded PostgreSQL. Knows no feature. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.habeas.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
