package io.habeas.request;

/** What the audit log records of a request (privacy-requests section 1; canceled, identity_viewed and those of webhooks are ours). */
enum AuditAction {
    APPROVED,
    DENIED,
    CANCELED,
    EMAIL_SENT,
    IDENTITY_VIEWED,
    WEBHOOK_BODY_VIEWED,
    WEBHOOK_REDELIVERED,
    FINISHED
}
