-- The first answer to each request that came with an Idempotency-Key; given again until it expires.
CREATE TABLE idempotency_key (
    caller     text        NOT NULL,
    method     text        NOT NULL,
    path       text        NOT NULL,
    key        text        NOT NULL,
    body_hash  bytea       NOT NULL,
    -- null only inside the transaction that does the work: key and answer commit together
    status     integer,
    body       text,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (caller, method, path, key)
);

CREATE INDEX idempotency_key_expires_at ON idempotency_key (expires_at);

-- Tickets that open one WebSocket each; their SHA-256, never themselves.
CREATE TABLE ws_ticket (
    ticket_hash bytea       PRIMARY KEY,
    caller      text        NOT NULL,
    role        text        NOT NULL,
    expires_at  timestamptz NOT NULL
);

CREATE INDEX ws_ticket_expires_at ON ws_ticket (expires_at);
