CREATE TABLE client (
    id            text PRIMARY KEY,
    hashed_secret text        NOT NULL,
    scopes        text[]      NOT NULL DEFAULT '{}',
    fides_key     text UNIQUE,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);
