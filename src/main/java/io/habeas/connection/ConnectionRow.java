package io.habeas.connection;

import java.util.Optional;

/** A connection as it is stored: what is shown of it, its id, and its secrets while they are sealed. */
record ConnectionRow(String id, ConnectionView view, Optional<String> sealedSecrets) {}
