-- The last revision whose pods were all ready: where a release goes back to.
ALTER TABLE tenant_release ADD COLUMN good_revision integer NOT NULL DEFAULT 0;

-- "waiting_kind" and "waiting_until" tell machines what "waiting_for" tells people.
ALTER TABLE deployment
    ADD COLUMN waiting_kind  text,
    ADD COLUMN waiting_until timestamptz,
    ADD COLUMN config_before jsonb,
    ADD COLUMN keep_data     boolean NOT NULL DEFAULT false,
    ADD COLUMN plan_hash     text,
    ADD COLUMN admitted_at   timestamptz,
    ADD COLUMN requested_by  text;

-- What a person decided about a running job. Asked for first, taken once its workflow has accepted it.
CREATE TABLE deployment_decision (
    id            uuid PRIMARY KEY,
    deployment_id uuid        NOT NULL REFERENCES deployment ON DELETE CASCADE,
    verb          text        NOT NULL,
    step          text,
    policy        text,
    actor         text        NOT NULL,
    reason        text,
    config        jsonb,
    asked_at      timestamptz NOT NULL,
    taken_at      timestamptz
);

CREATE INDEX deployment_decision_of_deployment ON deployment_decision (deployment_id, id);

-- All that happened to a tenant, for as long as Slipway is kept: it outlives Temporal's histories, the log and the
-- tenant itself. Written in the transactions that change the rows it tells about, and never changed.
CREATE TABLE tenant_event (
    id            uuid PRIMARY KEY,
    company_code  text        NOT NULL,
    deployment_id uuid,
    at            timestamptz NOT NULL,
    kind          text        NOT NULL,
    step          text,
    attempt       integer,
    actor         text,
    reason        text,
    detail        jsonb       NOT NULL DEFAULT '{}'
);

CREATE INDEX tenant_event_of_tenant ON tenant_event (company_code, at, id);
CREATE INDEX tenant_event_of_deployment ON tenant_event (deployment_id);
