package io.habeas.request;

/** What the audit log records of a request (privacy-requests section 1; canceled and identity_viewed are ours). */
enum AuditAction {
    APPROVED,
    DENIED,
    CANCELED,
    EMAIL_SENT,
    IDENTITY_VIEWED,
    FINISHED
}
