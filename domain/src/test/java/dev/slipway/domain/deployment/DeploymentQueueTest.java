package dev.slipway.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.window.Maintenance;
import dev.slipway.domain.window.Window;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may begin when; two deployments at once are let in here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentQueueTest {
    private final DeploymentRows rows = new DeploymentRows("slipway.deployments.at-once=2");
    private final DeploymentQueue queue = rows.bean(DeploymentQueue.class);
    private final DeploymentControl control = rows.bean(DeploymentControl.class);
    private final DeploymentJournal journal = rows.bean(DeploymentJournal.class);

    @AfterEach
    void endAll() {
        rows.bean(DeploymentRepository.class).findByEndedAtIsNullOrderById().forEach(job -> end(job.id()));
    }

    @AfterAll
    void close() {
        rows.close();
    }

    @Test
    void letsInAsManyAsThereArePlacesAndTheRestInTheirOrder() {
        UUID first = deploying();
        UUID second = deploying();
        UUID third = deploying();
        UUID fourth = deploying();

        assertThat(ask(first)).isEmpty();
        assertThat(ask(second)).isEmpty();
        assertThat(ask(second)).as("a repeat").isEmpty();
        assertThat(ask(third)).hasValueSatisfying(waiting -> {
            assertThat(waiting.kind()).isEqualTo(Waiting.Kind.QUEUE);
            assertThat(waiting.reason()).startsWith("place 1 in the queue");
        });
        assertThat(ask(fourth))
                .hasValueSatisfying(waiting -> assertThat(waiting.reason()).startsWith("place 2 in the queue"));

        end(first);
        assertThat(ask(fourth)).as("the third comes first").isPresent();
        assertThat(ask(third)).isEmpty();
    }

    @Test
    void givesThePlaceOfOneThatStandsStillToOthers() {
        UUID first = deploying();
        UUID second = deploying();
        UUID third = deploying();
        ask(first);
        ask(second);
        assertThat(ask(third)).isPresent();

        control.move(second, DeploymentState.ATTENTION, new Waiting(Waiting.Kind.DECISION, "a decision", null));

        assertThat(ask(third)).isEmpty();
    }

    @Test
    void letsNobodyInBeforeItsTime() {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        UUID job = rows.deploying(DeploymentRows.newCode(), config(tomorrow, null));

        assertThat(ask(job)).hasValueSatisfying(waiting -> {
            assertThat(waiting.kind()).isEqualTo(Waiting.Kind.TIME);
            assertThat(waiting.until()).isEqualTo(tomorrow);
        });
    }

    @Test
    void keepsUpgradesToTheWindowAndLetsPeopleRollBackAtAnyTime() {
        Maintenance inTwoHours = new Maintenance("UTC", List.of(hoursFromNow(2)));
        CompanyCode upgraded = rows.running();
        CompanyCode rolledBack = rows.running();

        UUID upgrade = rows.changing(upgraded, DeploymentKind.UPGRADE, config(null, inTwoHours));
        UUID rollback = rows.changing(rolledBack, DeploymentKind.ROLLBACK, config(null, inTwoHours));

        assertThat(ask(upgrade))
                .hasValueSatisfying(waiting -> assertThat(waiting.kind()).isEqualTo(Waiting.Kind.WINDOW));
        assertThat(ask(rollback)).isEmpty();
    }

    private UUID deploying() {
        return rows.deploying(DeploymentRows.newCode());
    }

    private Optional<Waiting> ask(UUID job) {
        Optional<Waiting> waiting = queue.admit(job);
        waiting.ifPresent(reason -> control.waiting(job, reason));
        return waiting;
    }

    private void end(UUID job) {
        journal.end(job, DeploymentState.CANCELLED, null, null, false);
    }

    private static Window hoursFromNow(int hours) {
        LocalTime from = LocalTime.now(ZoneOffset.UTC).plusHours(hours).truncatedTo(ChronoUnit.MINUTES);
        return new Window(null, from.toString(), from.plusMinutes(30).toString());
    }

    private static TenantConfig config(@Nullable Instant notBefore, @Nullable Maintenance maintenance) {
        return new TenantConfig(null, null, null, null, null, null, null, null, notBefore, maintenance, null);
    }
}
