-- One row for each log: who writes takes its lock, so numbers are given out 1..N without a gap and in the order of
-- commits, whichever process writes. A log that has ended takes nothing more.
CREATE TABLE deployment_log_head (
    deployment_id uuid PRIMARY KEY,
    last_seq      bigint NOT NULL,
    ended_at      timestamptz
) WITH (fillfactor = 50);

-- "batch" tells a writer that lost its connection in the middle of a commit whether that commit counts.
CREATE TABLE deployment_log (
    deployment_id uuid        NOT NULL,
    seq           bigint      NOT NULL,
    at            timestamptz NOT NULL,
    source        text        NOT NULL,
    stream        text        NOT NULL,
    line          text        NOT NULL,
    is_final      boolean     NOT NULL,
    batch         uuid        NOT NULL,
    PRIMARY KEY (deployment_id, seq)
) PARTITION BY HASH (deployment_id);

CREATE TABLE deployment_log_0 PARTITION OF deployment_log FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE deployment_log_1 PARTITION OF deployment_log FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE deployment_log_2 PARTITION OF deployment_log FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE deployment_log_3 PARTITION OF deployment_log FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE deployment_log_4 PARTITION OF deployment_log FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE deployment_log_5 PARTITION OF deployment_log FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE deployment_log_6 PARTITION OF deployment_log FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE deployment_log_7 PARTITION OF deployment_log FOR VALUES WITH (MODULUS 8, REMAINDER 7);
