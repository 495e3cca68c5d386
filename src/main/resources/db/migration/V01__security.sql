CREATE TABLE client (
    id            text PRIMARY KEY,
    -- null: the secret is in the settings, or nobody has it any more
    hashed_secret text,
    scopes        text[]      NOT NULL DEFAULT '{}',
    root          boolean     NOT NULL DEFAULT false,
    fides_key     text UNIQUE,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);
-- At most one root client was made here.
CREATE UNIQUE INDEX client_made_root ON client (root) WHERE root AND hashed_secret IS NOT NULL;

-- The ids of the master keys that this database was written with: a server without them must not start.
CREATE TABLE master_key (
    id            text PRIMARY KEY,
    first_used_at timestamptz NOT NULL DEFAULT now()
);
