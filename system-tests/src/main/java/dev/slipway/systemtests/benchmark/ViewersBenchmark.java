package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.api.TextSocket;
import dev.slipway.systemtests.log.DeployLogSocket;
import dev.slipway.systemtests.log.LogLine;
import dev.slipway.systemtests.log.LogPages;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A thousand viewers of one deploy, all there before its first step. */
final class ViewersBenchmark implements Benchmark {
    private static final int VIEWERS = 1_000;
    private static final int OPENING_AT_ONCE = 50;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    /** The deploy waits until all are there. */
    private static final Duration HEAD_START = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "viewers";
    }

    @Override
    public List<Measurement> run(SlipwayProcess slipway) {
        String code = CompanyCodes.next();
        Instant begin = Instant.now().plus(HEAD_START).truncatedTo(ChronoUnit.MILLIS);
        DeployJob job = new Tenants(slipway.api())
                .deploy(code, TenantRequest.of(code).config("notBefore", "\"" + begin + "\""));
        List<TextSocket> viewers = open(slipway, code);
        Instant opened = Instant.now();
        if (opened.isAfter(begin)) {
            throw new IllegalStateException("The viewers were not there before the deploy began");
        }
        viewers.forEach(viewer -> viewer.awaitClose(LIMIT));
        List<LogLine> log = new LogPages(slipway.api(), job.id()).all(500);
        long whole = viewers.stream()
                .filter(viewer ->
                        viewer.texts().stream().map(LogLine::of).toList().equals(log))
                .count();
        List<Duration> latencies = viewers.stream()
                .flatMap(viewer -> viewer.frames().stream())
                .filter(frame -> LogLine.of(frame.text()).at().isAfter(opened))
                .map(LogLatencyBenchmark::latency)
                .toList();
        viewers.forEach(TextSocket::close);
        return List.of(
                new Measurement(
                        VIEWERS + " viewers of one deploy with " + log.size() + " lines: got every line once, in order",
                        Long.toString(whole),
                        Integer.toString(VIEWERS)),
                new Measurement("log line to each of " + VIEWERS + " viewers", new Samples(latencies).summary(), ""));
    }

    private static List<TextSocket> open(SlipwayProcess slipway, String code) {
        String path = DeployLogSocket.path(code) + "?format=json";
        List<TextSocket> viewers = new ArrayList<>();
        while (viewers.size() < VIEWERS) {
            List<CompletableFuture<TextSocket>> opening = new ArrayList<>();
            for (int number = 0; number < OPENING_AT_ONCE; number++) {
                opening.add(TextSocket.openLater(slipway.api(), path));
            }
            opening.forEach(one -> viewers.add(one.join()));
        }
        return viewers;
    }
}
