CREATE TABLE dataset_config (
    id                   text PRIMARY KEY,
    fides_key            text        NOT NULL UNIQUE,
    connection_config_id text        NOT NULL REFERENCES connection_config ON DELETE CASCADE,
    dataset              jsonb       NOT NULL,
    version              integer     NOT NULL DEFAULT 1,
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dataset_config_connection ON dataset_config (connection_config_id);
