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
