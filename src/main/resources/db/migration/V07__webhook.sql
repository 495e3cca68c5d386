CREATE TABLE policy_webhook (
    id                   text PRIMARY KEY,
    stage                text        NOT NULL CHECK (stage IN ('pre', 'post')),
    key                  text        NOT NULL,
    name                 text        NOT NULL,
    policy_id            text        NOT NULL REFERENCES policy ON DELETE CASCADE,
    connection_config_id text        NOT NULL REFERENCES connection_config,
    direction            text        NOT NULL CHECK (direction IN ('one_way', 'two_way')),
    position             integer     NOT NULL CHECK (position >= 0),
    timeout_seconds      numeric(6, 3),
    retry                integer,
    on_failure           text CHECK (on_failure IN ('fail', 'continue')),
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now(),
    UNIQUE (stage, key),
    -- Checked at commit, so that a list may be renamed and renumbered in any order.
    UNIQUE (stage, name) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (policy_id, stage, position) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX policy_webhook_connection ON policy_webhook (connection_config_id);

-- The wait of a request on a two-way pre-execution webhook that halted it: open until the one resume that uses it, or its deadline.
-- Its id is the step's.
CREATE TABLE webhook_wait (
    id          text PRIMARY KEY,
    request_id  text        NOT NULL,
    webhook_id  text        NOT NULL,
    webhook_key text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('open', 'used', 'expired')),
    opened_at   timestamptz NOT NULL,
    deadline    timestamptz NOT NULL,
    used_at     timestamptz
);
CREATE INDEX webhook_wait_request ON webhook_wait (request_id);
CREATE INDEX webhook_wait_deadline ON webhook_wait (deadline) WHERE state = 'open';

-- One row per attempt of a call: written before it leaves, completed with its outcome. Its bodies are in the vault, under its id.
CREATE TABLE webhook_attempt (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id    text        NOT NULL,
    step_id       text        NOT NULL,
    webhook_id    text        NOT NULL,
    webhook_key   text        NOT NULL,
    policy_key    text        NOT NULL,
    stage         text        NOT NULL,
    direction     text        NOT NULL,
    connection_key text       NOT NULL,
    attempt       integer     NOT NULL,
    -- Sent again by hand: its answer changed nothing.
    redelivery    boolean     NOT NULL DEFAULT false,
    started_at    timestamptz NOT NULL,
    finished_at   timestamptz,
    duration_ms   integer,
    address       text,
    status        integer,
    outcome       text        NOT NULL DEFAULT 'started',
    reason        text,
    request_size  integer,
    response_size integer,
    UNIQUE (step_id, attempt)
);
CREATE INDEX webhook_attempt_request ON webhook_attempt (request_id, id);
-- For the delivery log, newest first. It asks for each stage and outcome by itself and merges, so that one index answers a policy with or
-- without them, and the last one serves all that name neither policy nor webhook.
CREATE INDEX webhook_attempt_policy ON webhook_attempt (policy_key, stage, outcome, started_at, id);
CREATE INDEX webhook_attempt_webhook ON webhook_attempt (webhook_key, stage, outcome, started_at, id);
CREATE INDEX webhook_attempt_time ON webhook_attempt (stage, outcome, started_at, id);

-- The breakers of connections whose receivers fail, shared by all nodes; a receiver that is well has none.
CREATE TABLE webhook_breaker (
    connection_key text PRIMARY KEY,
    failures       integer     NOT NULL DEFAULT 0,
    openings       integer     NOT NULL DEFAULT 0,
    opened_at      timestamptz,
    open_until     timestamptz,
    probe          bigint      NOT NULL DEFAULT 0,
    probe_until    timestamptz,
    changed_at     timestamptz NOT NULL
);
CREATE INDEX webhook_breaker_open ON webhook_breaker (connection_key) WHERE open_until IS NOT NULL;
