-- In what the last check found the cluster to differ from what should be there; secrets are masked.
CREATE TABLE tenant_drift (
    tenant_id   uuid        PRIMARY KEY REFERENCES tenant ON DELETE CASCADE,
    version     bigint      NOT NULL,
    checked_at  timestamptz NOT NULL,
    findings    jsonb       NOT NULL,
    -- tells one set of findings from another, whatever the values in them
    marks       text        NOT NULL,
    -- the last repair: its job, when it was asked for, and the marks of what it was to mend
    repair_id   uuid,
    repaired_at timestamptz,
    repaired    text
);

-- Of a repair: why, and at which revision each release was found to have drifted.
ALTER TABLE deployment ADD COLUMN repair jsonb;
