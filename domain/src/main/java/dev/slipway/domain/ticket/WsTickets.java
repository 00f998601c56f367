package dev.slipway.domain.ticket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tickets that open one WebSocket within 30 seconds, for browsers, which cannot send a token there. They are in the
 * database, since the replica that redeems a ticket may not be the one that issued it; only their SHA-256 is stored. The
 * database's clock counts. Thread-safe.
 */
@Component
public class WsTickets {

    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST = 64;

    private static final String ISSUE = """
            INSERT INTO ws_ticket (ticket_hash, caller, role, expires_at)
            VALUES (:hash, :caller, :role, now() + interval '30 seconds') RETURNING expires_at
            """;

    private static final String SWEEP = """
            DELETE FROM ws_ticket WHERE ticket_hash IN (
                SELECT ticket_hash FROM ws_ticket WHERE expires_at <= now() LIMIT 20 FOR UPDATE SKIP LOCKED)
            """;

    private static final String REDEEM =
            "DELETE FROM ws_ticket WHERE ticket_hash = :hash AND expires_at > now() RETURNING caller, role";

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    WsTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whom a ticket speaks for.
     *
     * @param caller their name
     * @param role the role they have
     */
    public record Holder(String caller, String role) {}

    /**
     * A fresh ticket.
     *
     * @param ticket what its holder passes, 43 URL-safe characters
     * @param expiresAt when it ends unused
     */
    public record Issued(String ticket, Instant expiresAt) {

        /** Without the ticket, so that no log can show it. */
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }

    /** Makes a ticket, and clears away some that expired. */
    public Issued issue(Holder holder) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql(SWEEP).update();
        OffsetDateTime expiresAt = jdbc.sql(ISSUE)
                .param("hash", hash(ticket))
                .param("caller", holder.caller())
                .param("role", holder.role())
                .query(OffsetDateTime.class)
                .single();
        return new Issued(ticket, expiresAt.toInstant());
    }

    /** Uses a ticket up; empty if it was used, has expired, or never was. Of many at once one succeeds. */
    public Optional<Holder> redeem(String ticket) {
        if (ticket.length() > LONGEST) {
            return Optional.empty();
        }
        return jdbc.sql(REDEEM)
                .param("hash", hash(ticket))
                .query((row, number) -> new Holder(row.getString("caller"), row.getString("role")))
                .optional();
    }

    private static byte[] hash(String ticket) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
