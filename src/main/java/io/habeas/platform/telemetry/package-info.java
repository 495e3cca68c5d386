/** What the server tells of its work to those who watch it: metrics at /metrics, and traces. Labels and attributes never hold personal data. */
@NullMarked
package io.habeas.platform.telemetry;

import org.jspecify.annotations.NullMarked;
