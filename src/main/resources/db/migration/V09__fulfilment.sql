-- What a run will do, taken down when it first starts: later edits do not touch a request that is under way.
CREATE TABLE request_plan (
    request_id text PRIMARY KEY REFERENCES privacy_request ON DELETE CASCADE,
    plan       jsonb       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE request_step (
    id          text PRIMARY KEY,
    request_id  text        NOT NULL REFERENCES privacy_request ON DELETE CASCADE,
    position    integer     NOT NULL,
    kind        text        NOT NULL,
    target      text        NOT NULL,
    status      text        NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0,
    not_before  timestamptz,
    started_at  timestamptz,
    finished_at timestamptz,
    outcome     text,
    error       text,
    -- The step is done for its run, but its call is still tried.
    in_background boolean NOT NULL DEFAULT false,
    -- The connection whose receiver is spared, as long as this step waits for that.
    held_by     text,
    UNIQUE (request_id, position)
);

CREATE INDEX request_step_held ON request_step (held_by) WHERE held_by IS NOT NULL;

-- One per request: the number of the dispatch that may work on it (an earlier one finds itself outdated and stops), and how often that
-- one was picked up, so that a worker that was thought dead can write nothing any more.
CREATE TABLE request_run (
    request_id text PRIMARY KEY REFERENCES privacy_request ON DELETE CASCADE,
    run        integer NOT NULL,
    claim      integer NOT NULL DEFAULT 0
);

-- Outlives its request.
CREATE TABLE execution_log (
    id                 text PRIMARY KEY,
    sequence           bigint GENERATED ALWAYS AS IDENTITY,
    privacy_request_id text        NOT NULL,
    dataset_name       text        NOT NULL,
    collection_name    text        NOT NULL,
    action_type        text        NOT NULL,
    status             text        NOT NULL,
    message            text,
    fields_affected    jsonb,
    created_at         timestamptz NOT NULL DEFAULT now(),
    updated_at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX execution_log_request ON execution_log (privacy_request_id, sequence);

-- The table of db-scheduler, as its documentation gives it for PostgreSQL.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);

-- The part of the ledger that is below the access and the erasure step: a row per collection that is done.
CREATE TABLE request_collection (
    request_id  text        NOT NULL REFERENCES privacy_request ON DELETE CASCADE,
    action      text        NOT NULL CHECK (action IN ('access', 'erasure')),
    collection  text        NOT NULL,
    status      text        NOT NULL CHECK (status IN ('done', 'skipped')),
    row_count   bigint      NOT NULL,
    finished_at timestamptz NOT NULL,
    PRIMARY KEY (request_id, action, collection)
);

-- What was targeted and could not be erased.
CREATE TABLE request_exception (
    request_id text    NOT NULL REFERENCES privacy_request ON DELETE CASCADE,
    collection text    NOT NULL,
    field      text    NOT NULL DEFAULT '',
    reason     text    NOT NULL,
    PRIMARY KEY (request_id, collection, field, reason)
);
