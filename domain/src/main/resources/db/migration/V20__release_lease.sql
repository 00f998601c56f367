-- Who may change a Helm release in the cluster, and until when by this database's clock. Rows are kept, so that a
-- release's token only ever grows.
CREATE TABLE release_lease (
    -- namespace/name
    release    text        PRIMARY KEY,
    -- workflow run, activity attempt and process, for people
    holder     text        NOT NULL,
    token      bigint      NOT NULL,
    expires_at timestamptz NOT NULL
);
