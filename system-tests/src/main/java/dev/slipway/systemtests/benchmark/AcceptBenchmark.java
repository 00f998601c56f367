package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.TenantRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How fast a request for a tenant is answered: the rows are written and the workflow is started, but does not begin. */
final class AcceptBenchmark implements Benchmark {
    private static final int WARM_UP = 20;
    private static final int REQUESTS = 300;

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public List<Measurement> run(SlipwayProcess slipway) {
        ApiClient api = slipway.api();
        for (int round = 0; round < WARM_UP; round++) {
            post(api);
        }
        List<Duration> times = new ArrayList<>();
        for (int round = 0; round < REQUESTS; round++) {
            times.add(post(api));
        }
        return List.of(new Measurement(
                "POST /api/tenants, one after the other", new Samples(times).summary(), "p99 < 100 ms"));
    }

    private static Duration post(ApiClient api) {
        Instant afterThisRun = Instant.now().plus(Duration.ofDays(300)).truncatedTo(ChronoUnit.MILLIS);
        String body = TenantRequest.of(CompanyCodes.next())
                .config("notBefore", "\"" + afterThisRun + "\"")
                .json();
        long begin = System.nanoTime();
        Answer answer = api.post("/api/tenants", body);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        if (answer.status() != 202) {
            throw new IllegalStateException("Not accepted: " + answer);
        }
        return taken;
    }
}
