package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.api.Frame;
import dev.slipway.systemtests.api.TextSocket;
import dev.slipway.systemtests.log.DeployLogSocket;
import dev.slipway.systemtests.log.LogLine;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a line takes to a viewer: from the line's own time to its arrival, by one clock. Lines that were there before
 * the viewer are left out.
 */
final class LogLatencyBenchmark implements Benchmark {
    private static final int DEPLOYS = 10;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public List<Measurement> run(SlipwayProcess slipway) {
        List<Duration> latencies = new ArrayList<>();
        for (int round = 0; round < DEPLOYS; round++) {
            latencies.addAll(watchOne(slipway));
        }
        return List.of(
                new Measurement("log line to WebSocket viewer", new Samples(latencies).summary(), "p99 < 100 ms"));
    }

    private static List<Duration> watchOne(SlipwayProcess slipway) {
        DeployJob job = new Tenants(slipway.api()).deploy(CompanyCodes.next());
        String path = DeployLogSocket.path(job.companyCode()) + "?format=json";
        try (TextSocket socket = TextSocket.open(slipway.api(), path)) {
            Instant opened = Instant.now();
            socket.awaitClose(LIMIT);
            return socket.frames().stream()
                    .filter(frame -> LogLine.of(frame.text()).at().isAfter(opened))
                    .map(LogLatencyBenchmark::latency)
                    .toList();
        }
    }

    static Duration latency(Frame frame) {
        return Duration.between(LogLine.of(frame.text()).at(), frame.arrived());
    }
}
