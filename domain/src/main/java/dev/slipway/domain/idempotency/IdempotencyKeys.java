package dev.slipway.domain.idempotency;

import java.security.MessageDigest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of keys and their answers. For use inside a transaction; the database's clock counts. */
@Component
class IdempotencyKeys {

    // an expired row is taken over as if it were not there
    private static final String CLAIM = """
            INSERT INTO idempotency_key AS known (caller, method, path, key, body_hash, expires_at)
            VALUES (:caller, :method, :path, :key, :hash, now() + interval '24 hours')
            ON CONFLICT (caller, method, path, key) DO UPDATE
               SET body_hash = excluded.body_hash, expires_at = excluded.expires_at, status = NULL, body = NULL
             WHERE known.expires_at <= now()
            """;

    private static final String KEEP = """
            UPDATE idempotency_key SET status = :status, body = :body
             WHERE caller = :caller AND method = :method AND path = :path AND key = :key
            """;

    private static final String READ = """
            SELECT body_hash, status, body FROM idempotency_key
             WHERE caller = :caller AND method = :method AND path = :path AND key = :key
            """;

    // a few at a time and never waiting for each other, so that no request pays for many
    private static final String SWEEP = """
            DELETE FROM idempotency_key WHERE (caller, method, path, key) IN (
                SELECT caller, method, path, key FROM idempotency_key
                 WHERE expires_at <= now() ORDER BY expires_at LIMIT 20 FOR UPDATE SKIP LOCKED)
            """;

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts the key's row; false if it is there already. Waits while another transaction holds it. */
    boolean claim(RequestKey key, byte[] bodyHash) {
        return of(key, CLAIM).param("hash", bodyHash).update() == 1;
    }

    /** Completes a claimed row with its answer, and clears away some rows that expired. */
    void keep(RequestKey key, StoredAnswer answer) {
        of(key, KEEP)
                .param("status", answer.status())
                .param("body", answer.body())
                .update();
        jdbc.sql(SWEEP).update();
    }

    /** What was answered before. */
    Outcome answerOf(RequestKey key, byte[] bodyHash) {
        return of(key, READ)
                .query((row, number) -> MessageDigest.isEqual(row.getBytes("body_hash"), bodyHash)
                        ? new Outcome.Again(new StoredAnswer(row.getInt("status"), row.getString("body")))
                        : new Outcome.OtherBody())
                .single();
    }

    private JdbcClient.StatementSpec of(RequestKey key, String sql) {
        return jdbc.sql(sql)
                .param("caller", key.caller())
                .param("method", key.method())
                .param("path", key.path())
                .param("key", key.value());
    }
}
