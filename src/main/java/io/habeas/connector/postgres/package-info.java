/** PostgreSQL, and what speaks like it: TimescaleDB. Nobody imports it; it is found as a bean. */
@NullMarked
package io.habeas.connector.postgres;

import org.jspecify.annotations.NullMarked;
