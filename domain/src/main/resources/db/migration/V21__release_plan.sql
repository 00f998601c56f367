-- What an upgrade would change, as it was computed: an approval is bound to its hash. Secrets in the result are masked.
CREATE TABLE release_plan (
    id            uuid PRIMARY KEY,
    version       bigint      NOT NULL,
    company_code  text        NOT NULL,
    state         text        NOT NULL,
    config        jsonb       NOT NULL,
    plan_hash     text,
    result        jsonb,
    error_code    text,
    error_class   text,
    error_message text,
    error_hint    text,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL
);

CREATE INDEX release_plan_of_tenant ON release_plan (company_code, plan_hash, id DESC);

CREATE INDEX release_plan_expires_at ON release_plan (expires_at);
