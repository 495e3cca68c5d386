CREATE TABLE connection_config (
    id                  text PRIMARY KEY,
    key                 text        NOT NULL UNIQUE,
    name                text        NOT NULL UNIQUE,
    description         text,
    connection_type     text        NOT NULL,
    access              text        NOT NULL,
    secrets             text,
    disabled            boolean     NOT NULL DEFAULT false,
    disabled_at         timestamptz,
    last_test_timestamp timestamptz,
    last_test_succeeded boolean,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now()
);

-- What calls over an https connection are signed with: one that does not expire, and those that it took the place of, for as long as
-- receivers may still go by them.
CREATE TABLE connection_signing_secret (
    id                   text PRIMARY KEY,
    connection_config_id text        NOT NULL REFERENCES connection_config ON DELETE CASCADE,
    secret               text        NOT NULL,
    created_at           timestamptz NOT NULL,
    expires_at           timestamptz
);
CREATE INDEX connection_signing_secret_connection ON connection_signing_secret (connection_config_id);
-- However many want the first one at the same time, one of them makes it.
CREATE UNIQUE INDEX connection_signing_secret_current ON connection_signing_secret (connection_config_id) WHERE expires_at IS NULL;

-- Who had a connection's signing secrets shown or rotated. It outlives the connection.
CREATE TABLE connection_audit (
    id             text PRIMARY KEY,
    client_id      text        NOT NULL,
    action         text        NOT NULL CHECK (action IN ('signing_secret_read', 'signing_secret_rotated')),
    connection_key text        NOT NULL,
    created_at     timestamptz NOT NULL
);
CREATE INDEX connection_audit_connection ON connection_audit (connection_key, created_at);
