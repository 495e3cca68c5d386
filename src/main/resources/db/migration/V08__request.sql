CREATE TABLE privacy_request (
    id                     text PRIMARY KEY,
    external_id            text,
    status                 text        NOT NULL,
    policy_id              text        NOT NULL REFERENCES policy,
    client_id              text REFERENCES client ON DELETE SET NULL,
    requested_at           timestamptz NOT NULL,
    started_processing_at  timestamptz,
    finished_processing_at timestamptz,
    reviewed_at            timestamptz,
    reviewed_by            text,
    identity_verified_at   timestamptz,
    paused_at              timestamptz,
    canceled_at            timestamptz,
    cancel_reason          text,
    due_date               timestamptz,
    -- The pause or failure note of the listing: {"step", "collection", "action_needed"}; never with personal data.
    action_required        jsonb,
    -- What a webhook decided that the request stopped at: {"webhook", "decision", "reason", "wait_until"}; null once it goes on. A pending
    -- request that has one is under review.
    webhook_decision       jsonb,
    -- What could not be erased: [{"collection", "field", "reason"}].
    exceptions             jsonb       NOT NULL DEFAULT '[]',
    created_at             timestamptz NOT NULL DEFAULT now(),
    updated_at             timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX privacy_request_status ON privacy_request (status, created_at DESC);
CREATE INDEX privacy_request_created ON privacy_request (created_at DESC, id);
-- For searches by prefix.
CREATE INDEX privacy_request_id_prefix ON privacy_request (id text_pattern_ops);
CREATE INDEX privacy_request_external_prefix ON privacy_request (lower(external_id) text_pattern_ops);
CREATE INDEX privacy_request_policy ON privacy_request (policy_id);

CREATE TABLE provided_identity (
    id                 text PRIMARY KEY,
    privacy_request_id text        NOT NULL REFERENCES privacy_request ON DELETE CASCADE,
    field_name         text        NOT NULL,
    hashed_value       text        NOT NULL,
    encrypted_value    text        NOT NULL,
    created_at         timestamptz NOT NULL DEFAULT now(),
    UNIQUE (privacy_request_id, field_name)
);
CREATE INDEX provided_identity_hash ON provided_identity (hashed_value);

-- Outlives its request.
CREATE TABLE audit_log (
    id                 text PRIMARY KEY,
    privacy_request_id text        NOT NULL,
    user_id            text,
    action             text        NOT NULL,
    message            text,
    created_at         timestamptz NOT NULL DEFAULT now(),
    updated_at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX audit_log_request ON audit_log (privacy_request_id, created_at);
