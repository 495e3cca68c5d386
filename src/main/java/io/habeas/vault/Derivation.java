package io.habeas.vault;

import java.time.Instant;

/** Members of an identity that somebody else than the subject supplied: who or what, and when. */
public record Derivation(Identity identity, Provenance provenance, Instant derivedAt) {}
