package dev.slipway.domain.lease;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The leases of releases, in the one place that all workers share. The database's clock alone decides when one is
 * over, as the clocks of workers may differ. Each call is one statement; call them outside of a transaction, since what
 * is not committed yet nobody else sees. Thread-safe.
 */
@Component
public class ReleaseLeaseRows {
    /**
     * How long a lease lasts without being renewed. Less than the 20 s after which Temporal gives up an attempt at a
     * release without heartbeats: so the next attempt hardly ever has to wait for the lease of a dead one.
     */
    public static final Duration TTL = Duration.ofSeconds(15);

    // clock_timestamp(), since now() would be from before a wait for the row. Asking again for what one has is fine:
    // the answer to the first time may have been lost.
    private static final String ACQUIRE = """
            INSERT INTO release_lease AS present (release, holder, token, expires_at)
            VALUES (:release, :holder, 1, clock_timestamp() + :ttl * interval '1 millisecond')
            ON CONFLICT (release) DO UPDATE
               SET holder = excluded.holder, token = present.token + 1,
                   expires_at = clock_timestamp() + :ttl * interval '1 millisecond'
             WHERE present.expires_at <= clock_timestamp() OR present.holder = excluded.holder
            RETURNING token
            """;

    private static final String LOOK = """
            SELECT holder, extract(epoch FROM expires_at - clock_timestamp()) * 1000 AS left_millis
              FROM release_lease WHERE release = :release
            """;

    private static final String RENEW = """
            UPDATE release_lease SET expires_at = clock_timestamp() + :ttl * interval '1 millisecond'
             WHERE release = :release AND holder = :holder AND token = :token AND expires_at > clock_timestamp()
            """;

    private static final String RELEASE = """
            UPDATE release_lease SET expires_at = clock_timestamp()
             WHERE release = :release AND holder = :holder AND token = :token
            """;

    private final JdbcClient jdbc;

    /** Keeps the leases in the given database. */
    public ReleaseLeaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the lease where it is free or over; of several at once, one gets it. */
    public LeaseRequest acquire(String release, String holder) {
        return jdbc.sql(ACQUIRE)
                .param("release", release)
                .param("holder", holder)
                .param("ttl", TTL.toMillis())
                .query(Long.class)
                .optional()
                .<LeaseRequest>map(token -> new LeaseRequest.Granted(new Lease(release, holder, token)))
                .orElseGet(() -> look(release));
    }

    /** Makes the lease last its full time again; false where it is lost, and it stays lost then. */
    public boolean renew(Lease lease) {
        return of(lease, RENEW).param("ttl", TTL.toMillis()).update() == 1;
    }

    /** Gives the lease back before its time; nothing happens where it is lost. */
    public void release(Lease lease) {
        of(lease, RELEASE).update();
    }

    private LeaseRequest look(String release) {
        return jdbc.sql(LOOK)
                .param("release", release)
                .query((row, number) -> {
                    // it may be over since it was refused
                    long left = Math.max(1, row.getLong("left_millis"));
                    return new LeaseRequest.Held(row.getString("holder"), Duration.of(left, ChronoUnit.MILLIS));
                })
                .single();
    }

    private JdbcClient.StatementSpec of(Lease lease, String sql) {
        return jdbc.sql(sql)
                .param("release", lease.release())
                .param("holder", lease.holder())
                .param("token", lease.token());
    }
}
