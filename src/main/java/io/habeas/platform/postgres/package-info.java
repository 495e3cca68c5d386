/** The embedded app database: PostgreSQL in the data folder, its start, its end and what a crash leaves behind. Knows no table. */
@NullMarked
package io.habeas.platform.postgres;

import org.jspecify.annotations.NullMarked;
