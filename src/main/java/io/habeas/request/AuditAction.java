package io.habeas.request;

/** What the audit log records of a request (privacy-requests section 1). */
enum AuditAction {
    APPROVED,
    DENIED,
    EMAIL_SENT,
    FINISHED
}
