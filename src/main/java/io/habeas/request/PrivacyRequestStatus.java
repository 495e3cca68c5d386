package io.habeas.request;

/** Where a privacy request stands, in the reference's order (privacy-requests section 1). */
public enum PrivacyRequestStatus {
    IDENTITY_UNVERIFIED,
    REQUIRES_INPUT,
    PENDING,
    APPROVED,
    DENIED,
    IN_PROCESSING,
    COMPLETE,
    PAUSED,
    CANCELED,
    ERROR
}
