package dev.slipway.domain.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.domain.log.LogDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReleaseLeaseRowsTest {
    private static final HikariDataSource POOL = LogDatabase.pool();

    private final JdbcClient jdbc = JdbcClient.create(POOL);
    private final ReleaseLeaseRows rows = new ReleaseLeaseRows(jdbc);
    private final String release = "cha-tenant/backend-api-cha-" + UUID.randomUUID();

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void givesALeaseThatIsFree() {
        assertThat(granted("one")).isEqualTo(new Lease(release, "one", 1));
    }

    @Test
    void saysWhoHasItAndForHowLong() {
        granted("one");

        LeaseRequest.Held held = (LeaseRequest.Held) rows.acquire(release, "two");

        assertThat(held.holder()).isEqualTo("one");
        assertThat(held.left()).isBetween(Duration.ofSeconds(10), ReleaseLeaseRows.TTL);
    }

    @Test
    void givesTheSameAgainToWhoHasItAsTheAnswerMayHaveBeenLost() {
        granted("one");

        assertThat(granted("one").token()).isEqualTo(2);
    }

    @Test
    void givesItToOneOfManyContenders() throws Exception {
        List<Future<LeaseRequest>> asked = new ArrayList<>();
        try (ExecutorService contenders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 20; number++) {
                String name = "contender " + number;
                asked.add(contenders.submit(() -> rows.acquire(release, name)));
            }
        }

        List<LeaseRequest> answers = new ArrayList<>();
        for (Future<LeaseRequest> one : asked) {
            answers.add(one.get());
        }
        assertThat(answers).filteredOn(LeaseRequest.Granted.class::isInstance).hasSize(1);
    }

    @Test
    void lastsAgainWhenRenewed() {
        Lease lease = granted("one");
        moveOn(Duration.ofSeconds(14));

        assertThat(rows.renew(lease)).isTrue();

        moveOn(Duration.ofSeconds(14));
        assertThat(rows.acquire(release, "two")).isInstanceOf(LeaseRequest.Held.class);
    }

    @Test
    void passesOnWhatIsOverUnderALargerToken() {
        Lease lost = granted("one");
        moveOn(Duration.ofSeconds(15));

        Lease next = granted("two");

        assertThat(next.token()).isGreaterThan(lost.token());
        assertThat(rows.renew(lost)).isFalse();
    }

    @Test
    void doesNotRenewWhatIsOverEvenWhereNobodyTookIt() {
        Lease lost = granted("one");
        moveOn(Duration.ofSeconds(15));

        assertThat(rows.renew(lost)).isFalse();
        assertThat(granted("two").token()).isEqualTo(2);
    }

    @Test
    void isFreeAtOnceWhenGivenBackAndItsTokenGrowsAllTheSame() {
        Lease first = granted("one");
        rows.release(first);

        Lease second = granted("two");

        assertThat(second.token()).isEqualTo(2);
        assertThat(rows.renew(first)).isFalse();
    }

    @Test
    void leavesTheNextHoldersLeaseAloneWhenALostOneIsGivenBack() {
        Lease lost = granted("one");
        moveOn(Duration.ofSeconds(15));
        Lease next = granted("two");

        rows.release(lost);

        assertThat(rows.renew(next)).isTrue();
    }

    @Test
    void goesByTheDatabasesClock() {
        granted("one");

        Boolean byTheDatabase =
                jdbc.sql("""
                        SELECT expires_at BETWEEN clock_timestamp() + interval '14 seconds'
                                              AND clock_timestamp() + interval '15 seconds'
                          FROM release_lease WHERE release = :release
                        """).param("release", release).query(Boolean.class).single();

        assertThat(byTheDatabase).isTrue();
    }

    private Lease granted(String holder) {
        return ((LeaseRequest.Granted) rows.acquire(release, holder)).lease();
    }

    /** As if time had passed: the lease ends that much earlier. */
    private void moveOn(Duration time) {
        jdbc.sql("UPDATE release_lease SET expires_at = expires_at - :millis * interval '1 millisecond'"
                        + " WHERE release = :release")
                .param("millis", time.toMillis())
                .param("release", release)
                .update();
    }
}
