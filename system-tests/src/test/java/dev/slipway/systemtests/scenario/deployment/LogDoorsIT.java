package dev.slipway.systemtests.scenario.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.api.TextSocket;
import dev.slipway.systemtests.log.DeployLogSocket;
import dev.slipway.systemtests.log.LogEvents;
import dev.slipway.systemtests.log.LogLine;
import dev.slipway.systemtests.log.LogPages;
import dev.slipway.systemtests.log.LogText;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@SystemTest
class LogDoorsIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void everyDoorGivesTheSameSequenceLiveAndAfterwards(ApiClient api, Tenants tenants) {
        DeployJob job = tenants.deploy(CompanyCodes.next());
        LogEvents events = new LogEvents(api, job.id());
        CompletableFuture<List<LogEvents.Event>> live = CompletableFuture.supplyAsync(() -> events.readToEnd(null));
        try (DeployLogSocket text = DeployLogSocket.text(api, job.companyCode(), 0);
                DeployLogSocket json = DeployLogSocket.json(api, job.companyCode(), 0)) {
            assertThat(text.awaitClose(LIMIT)).isEqualTo(1000);
            assertThat(json.awaitClose(SOON)).isEqualTo(1000);

            List<LogLine> log = new LogPages(api, job.id()).all(100);
            assertThat(log).hasSizeGreaterThan(10);
            assertThat(json.lines()).isEqualTo(log);
            assertThat(text.texts()).isEqualTo(LogText.of(log));
            assertThat(lines(live.join())).isEqualTo(log);
            assertThat(lines(events.readToEnd(null))).isEqualTo(log);
        }
    }

    @Test
    void goesOnFromAnyOffset(ApiClient api, Tenants tenants) {
        DeployJob job = tenants.deploy(CompanyCodes.next());
        tenants.awaitEnd(job, LIMIT);
        List<LogLine> log = new LogPages(api, job.id()).all(100);
        long last = log.getLast().seq();
        for (long after : List.of(0L, 1L, last / 2, last - 1)) {
            List<LogLine> rest = log.subList((int) after, log.size());
            assertThat(lines(new LogEvents(api, job.id()).readToEnd(after))).isEqualTo(rest);
            assertThat(new LogPages(api, job.id()).page(after, 3)).isEqualTo(rest.subList(0, Math.min(3, rest.size())));
            try (DeployLogSocket socket = DeployLogSocket.json(api, job.companyCode(), after)) {
                assertThat(socket.awaitClose(SOON)).isEqualTo(1000);
                assertThat(socket.lines()).isEqualTo(rest);
            }
        }
    }

    @Test
    void hasNothingBeyondTheEnd(ApiClient api, Tenants tenants) {
        DeployJob job = tenants.deploy(CompanyCodes.next());
        tenants.awaitEnd(job, LIMIT);
        long last = new LogPages(api, job.id()).all(100).getLast().seq();
        for (long after : List.of(last, last + 1, Long.MAX_VALUE)) {
            assertThat(new LogPages(api, job.id()).page(after, 10)).isEmpty();
            assertThat(new LogEvents(api, job.id()).readToEnd(after)).isEmpty();
            try (DeployLogSocket socket = DeployLogSocket.text(api, job.companyCode(), after)) {
                assertThat(socket.awaitClose(SOON)).isEqualTo(1000);
                assertThat(socket.texts()).isEmpty();
            }
        }
    }

    @Test
    void namesAJobOnTheSocket(ApiClient api, Tenants tenants) {
        DeployJob job = tenants.deploy(CompanyCodes.next());
        String path = DeployLogSocket.path(job.companyCode()) + "?deploymentJobId=" + job.id();
        try (TextSocket socket = TextSocket.open(api, path)) {
            assertThat(socket.awaitClose(LIMIT)).isEqualTo(1000);
            assertThat(socket.texts()).isEqualTo(LogText.of(new LogPages(api, job.id()).all(100)));
        }
    }

    @Test
    void refusesOffsetsThatAreNone(ApiClient api, Tenants tenants) {
        DeployJob job = tenants.deploy(CompanyCodes.next());
        for (String after : List.of("-1", "x", "1.5", "99999999999999999999")) {
            Answer answer = api.get("/api/deployments/" + job.id() + "/logs?after=" + after);
            assertThat(answer.status()).as(after + ": " + answer).isEqualTo(400);
            assertThat(answer.text("code")).isNotEmpty();
            assertThat(TextSocket.refusal(api, DeployLogSocket.path(job.companyCode()) + "?after=" + after))
                    .as(after)
                    .isEqualTo(400);
        }
        tenants.awaitEnd(job, LIMIT);
    }

    @Test
    void refusesLogsThatAreNotThere(ApiClient api) {
        String id = "0190163d-8694-739b-aea5-966c26f8ad91";
        assertThat(api.get("/api/deployments/" + id + "/logs").status()).isEqualTo(404);
        assertThat(api.get("/api/deployments/" + id).status()).isEqualTo(404);
        assertThat(api.get("/api/deployments/no-uuid").status()).isIn(400, 404);
        assertThat(TextSocket.refusal(api, DeployLogSocket.path("NOSUCHTENANT")))
                .isEqualTo(404);
    }

    private static List<LogLine> lines(List<LogEvents.Event> events) {
        List<LogLine> lines =
                events.stream().map(event -> LogLine.of(event.data())).toList();
        assertThat(events)
                .extracting(LogEvents.Event::id)
                .isEqualTo(lines.stream().map(line -> Long.toString(line.seq())).toList());
        return lines;
    }
}
