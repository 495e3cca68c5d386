CREATE TABLE storage_config (
    id         text PRIMARY KEY,
    key        text        NOT NULL UNIQUE,
    name       text        NOT NULL UNIQUE,
    type       text        NOT NULL,
    details    jsonb       NOT NULL,
    format     text        NOT NULL,
    secrets    text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
