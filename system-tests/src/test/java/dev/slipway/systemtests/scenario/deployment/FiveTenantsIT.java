package dev.slipway.systemtests.scenario.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.log.DeployLogSocket;
import dev.slipway.systemtests.log.LogLine;
import dev.slipway.systemtests.log.LogPages;
import dev.slipway.systemtests.log.LogText;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SystemTest
class FiveTenantsIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** A viewer and what it asked for. */
    private record Viewer(DeployLogSocket socket, boolean json, long after) {}

    @Test
    void deploysFiveAtOnceWhileViewersFollowFromAnywhere(ApiClient api, Tenants tenants) {
        Random random = new Random(5);
        List<DeployJob> jobs = Stream.generate(CompanyCodes::next)
                .limit(5)
                .parallel()
                .map(tenants::deploy)
                .toList();
        List<List<Viewer>> viewers = jobs.stream()
                .map(job -> viewers(api, job.companyCode(), random))
                .toList();
        for (int index = 0; index < jobs.size(); index++) {
            DeployJob job = jobs.get(index);
            List<Viewer> watching = new ArrayList<>(viewers.get(index));
            watching.forEach(viewer -> assertThat(viewer.socket().awaitClose(LIMIT))
                    .as("close code for " + job)
                    .isEqualTo(1000));
            watching.addAll(closed(viewers(api, job.companyCode(), random)));
            List<LogLine> log = new LogPages(api, job.id()).all(37);
            assertWhole(log);
            watching.forEach(viewer -> assertSaw(viewer, log));
            assertThat(tenants.awaitEnd(job, LIMIT).required("state").asString())
                    .isEqualTo("succeeded");
            tenants.awaitStatus(job.companyCode(), "active", Duration.ofSeconds(5));
        }
    }

    private static List<Viewer> viewers(ApiClient api, String code, Random random) {
        long after = random.nextLong(0, 30);
        return List.of(
                new Viewer(DeployLogSocket.text(api, code, 0), false, 0),
                new Viewer(DeployLogSocket.text(api, code, after), false, after),
                new Viewer(DeployLogSocket.json(api, code, after), true, after));
    }

    private static List<Viewer> closed(List<Viewer> viewers) {
        viewers.forEach(viewer ->
                assertThat(viewer.socket().awaitClose(Duration.ofSeconds(20))).isEqualTo(1000));
        return viewers;
    }

    private static void assertWhole(List<LogLine> log) {
        assertThat(log)
                .extracting(LogLine::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(log)
                .extracting(LogLine::source)
                .contains("slipway", "helm-pg", "helm-be", "helm-fe")
                .isSubsetOf("slipway", "helm-pg", "helm-be", "helm-fe");
        assertThat(log.getLast().line()).isEqualTo(LogText.COMPLETE);
        assertThat(log).extracting(LogLine::line).containsOnlyOnce(LogText.COMPLETE);
    }

    private static void assertSaw(Viewer viewer, List<LogLine> log) {
        List<LogLine> expected =
                log.stream().filter(line -> line.seq() > viewer.after()).toList();
        if (viewer.json()) {
            assertThat(viewer.socket().lines()).containsExactlyElementsOf(expected);
            return;
        }
        List<String> texts = viewer.socket().texts();
        assertThat(texts).containsExactlyElementsOf(LogText.of(expected));
        assertThat(texts.getLast()).isEqualTo(LogText.COMPLETE);
        assertThat(texts.subList(0, texts.size() - 1)).allMatch(LogText::isPrefixed);
    }
}
