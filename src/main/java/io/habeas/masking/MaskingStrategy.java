package io.habeas.masking;

import java.util.List;

/**
 * How a value is made unrecognisable, with its configuration ({@code erasure-and-masking.md}, section 6). Equal strategies are equal
 * records; {@link MaskingSecrets} rely on that. Values are masked by a {@link Masker}.
 */
public sealed interface MaskingStrategy permits NullRewrite, TextStrategy {

    /** The name by which rules select it. */
    String name();

    /** What it needs to be secret, fresh for each request; empty for most. */
    List<SecretType> secretTypes();
}
