/** One run of a request: plan, ledger, steps, retries and recovery. Knows no HTTP endpoint. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "security",
            "vault",
            "storage",
            "connection",
            "dataset",
            "policy",
            "webhook",
            "graph",
            "masking",
            "taxonomy"
        })
@NullMarked
package io.habeas.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
