-- One data key per request: destroying the row destroys what the request left in logs and backups, too.
CREATE TABLE vault_key (
    request_id text PRIMARY KEY,
    sealed_key text        NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX vault_key_expiry ON vault_key (expires_at);

CREATE TABLE vault_entry (
    request_id text        NOT NULL REFERENCES vault_key ON DELETE CASCADE,
    name       text        NOT NULL,
    chunk      integer     NOT NULL,
    value      bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (request_id, name, chunk)
);
