CREATE TABLE tenant (
    id                  uuid PRIMARY KEY,
    version             bigint      NOT NULL,
    company_code        text        NOT NULL UNIQUE CHECK (company_code ~ '^[A-Z][A-Z0-9]{1,19}$'),
    name                text        NOT NULL,
    namespace           text        NOT NULL UNIQUE,
    status              text        NOT NULL,
    config              jsonb       NOT NULL,
    access_url          text,
    helm_release_names  jsonb       NOT NULL,
    last_deployment_log text,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL
);

CREATE TABLE tenant_release (
    tenant_id    uuid    NOT NULL REFERENCES tenant ON DELETE CASCADE,
    component    text    NOT NULL,
    release_name text    NOT NULL,
    status       text    NOT NULL,
    revision     integer NOT NULL,
    PRIMARY KEY (tenant_id, component)
);

-- The tenant's code is kept with the job, not only its id: the history outlives the tenant.
CREATE TABLE deployment (
    id            uuid PRIMARY KEY,
    version       bigint      NOT NULL,
    kind          text        NOT NULL,
    company_code  text        NOT NULL,
    state         text        NOT NULL,
    config        jsonb       NOT NULL,
    waiting_for   text,
    workflow_id   text        NOT NULL,
    run_id        text,
    request_id    text,
    error_code    text,
    error_class   text,
    error_message text,
    error_hint    text,
    created_at    timestamptz NOT NULL,
    started_at    timestamptz,
    ended_at      timestamptz
);

CREATE INDEX deployment_of_tenant ON deployment (company_code, created_at DESC, id DESC);

-- One job at a time for each tenant, whichever replica of the API takes the request.
CREATE UNIQUE INDEX deployment_open_for_tenant ON deployment (company_code) WHERE ended_at IS NULL;

CREATE TABLE deployment_step (
    deployment_id uuid    NOT NULL REFERENCES deployment ON DELETE CASCADE,
    position      integer NOT NULL,
    name          text    NOT NULL,
    state         text    NOT NULL,
    attempt       integer NOT NULL,
    error_code    text,
    error_class   text,
    error_message text,
    error_hint    text,
    started_at    timestamptz,
    ended_at      timestamptz,
    PRIMARY KEY (deployment_id, name)
);
