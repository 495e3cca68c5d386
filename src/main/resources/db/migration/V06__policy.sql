CREATE TABLE policy (
    id                  text PRIMARY KEY,
    key                 text        NOT NULL UNIQUE,
    name                text        NOT NULL UNIQUE,
    drp_action          text UNIQUE,
    execution_timeframe integer,
    client_id           text REFERENCES client ON DELETE SET NULL,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE rule (
    id                  text PRIMARY KEY,
    key                 text        NOT NULL UNIQUE,
    name                text        NOT NULL UNIQUE,
    policy_id           text        NOT NULL REFERENCES policy ON DELETE CASCADE,
    action_type         text        NOT NULL,
    storage_config_id   text REFERENCES storage_config,
    masking_strategy    text,
    client_id           text REFERENCES client ON DELETE SET NULL,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX rule_policy ON rule (policy_id);
CREATE INDEX rule_storage ON rule (storage_config_id);

CREATE TABLE rule_target (
    id            text PRIMARY KEY,
    key           text        NOT NULL UNIQUE,
    name          text        NOT NULL UNIQUE,
    rule_id       text        NOT NULL REFERENCES rule ON DELETE CASCADE,
    data_category text        NOT NULL,
    client_id     text REFERENCES client ON DELETE SET NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (rule_id, data_category)
);
