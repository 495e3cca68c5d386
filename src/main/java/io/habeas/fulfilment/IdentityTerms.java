package io.habeas.fulfilment;

import java.util.Set;

/**
 * What the plan of a request says of identities that are derived for it.
 *
 * @param names the documented identities, and those that a dataset declares
 * @param verifiedIsKept whether what the subject submitted was verified and may not be replaced
 */
public record IdentityTerms(Set<String> names, boolean verifiedIsKept) {}
