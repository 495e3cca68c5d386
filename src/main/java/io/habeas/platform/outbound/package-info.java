/**
 * Every HTTP call that leaves Habeas: one client with a time limit, a size limit and the outbound guard. Knows no
 * webhook.
 */
@NullMarked
package io.habeas.platform.outbound;

import org.jspecify.annotations.NullMarked;
