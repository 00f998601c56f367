package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.TenantRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Twenty deploys asked for at once. */
final class ManyDeploysBenchmark implements Benchmark {
    private static final int DEPLOYS = 20;

    @Override
    public String name() {
        return "many";
    }

    @Override
    public List<Measurement> run(SlipwayProcess slipway) {
        List<String> codes = Stream.generate(CompanyCodes::next).limit(DEPLOYS).toList();
        DeployTimer timer = new DeployTimer(slipway.api());
        long begin = System.nanoTime();
        List<CompletableFuture<Answer>> answers = codes.stream()
                .map(code -> slipway.api()
                        .postLater("/api/tenants", TenantRequest.of(code).json()))
                .toList();
        for (CompletableFuture<Answer> answer : answers) {
            if (answer.join().status() != 202) {
                throw new IllegalStateException("Not accepted: " + answer.join());
            }
        }
        codes.forEach(timer::awaitActive);
        Duration all = Duration.ofNanos(System.nanoTime() - begin);
        return List.of(new Measurement(
                DEPLOYS + " deploys at once, until the last is active", Samples.seconds(all), "all succeed"));
    }
}
