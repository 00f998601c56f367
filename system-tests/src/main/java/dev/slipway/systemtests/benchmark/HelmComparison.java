package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.target.Environment;
import dev.slipway.systemtests.tenant.CompanyCodes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same three charts with the same values on the same cluster, by turns: by Slipway, from its 202 to active, and by
 * {@code helm install --wait}, one after the other. Every one in a new namespace.
 */
final class HelmComparison implements Benchmark {
    private static final int REPETITIONS = 9;
    private static final int WARM_UP = 20;

    @Override
    public String name() {
        return "helm";
    }

    @Override
    public List<Measurement> run(SlipwayProcess slipway) {
        HelmProgram helm = new HelmProgram(
                Environment.path(Environment.HELM).orElseThrow(),
                Environment.path(Environment.KUBECONFIG).orElseThrow(),
                Path.of("..", "charts").toAbsolutePath().normalize());
        DeployTimer timer = new DeployTimer(slipway.api());
        Duration first = timer.deploy(CompanyCodes.next());
        for (int round = 1; round < WARM_UP; round++) {
            timer.deploy(CompanyCodes.next());
        }
        install(helm, CompanyCodes.next());
        List<Duration> slipways = new ArrayList<>();
        List<Duration> helms = new ArrayList<>();
        for (int round = 0; round < REPETITIONS; round++) {
            slipways.add(timer.deploy(CompanyCodes.next()));
            helms.add(install(helm, CompanyCodes.next()));
        }
        Duration own = new Samples(slipways).median();
        Duration other = new Samples(helms).median();
        String ratio = String.format(Locale.ROOT, "%.2f", (double) own.toNanos() / other.toNanos());
        return List.of(
                new Measurement("202 to active on a real API server, the first deploy", Samples.seconds(first), ""),
                new Measurement(
                        "202 to active on a real API server, after " + WARM_UP + " deploys (median of " + REPETITIONS
                                + ")",
                        Samples.seconds(own),
                        ""),
                new Measurement(
                        "helm install --wait, three charts (median of " + REPETITIONS + ")",
                        Samples.seconds(other),
                        ""),
                new Measurement("Slipway / helm", ratio, "<= 1.2"));
    }

    private static Duration install(HelmProgram helm, String companyCode) {
        String code = companyCode.toLowerCase(Locale.ROOT);
        String namespace = CompanyCodes.namespace(companyCode);
        long begin = System.nanoTime();
        helm.install(
                "postgresql",
                "postgresql-" + code,
                namespace,
                Map.of("auth.database", code, "auth.username", code, "terminationGracePeriodSeconds", "1"));
        helm.install(
                "backend-api",
                "backend-api-" + code,
                namespace,
                Map.of(
                        "database.host",
                        "postgresql-" + code,
                        "database.name",
                        code,
                        "database.username",
                        code,
                        "database.existingSecret",
                        "postgresql-" + code + "-auth",
                        "terminationGracePeriodSeconds",
                        "2",
                        "drainSeconds",
                        "1"));
        helm.install(
                "user-frontend",
                "user-frontend-" + code,
                namespace,
                Map.of(
                        "ingress.enabled", "true",
                        "ingress.host", "app." + code + ".localhost",
                        "backend.url", "http://backend-api-" + code,
                        "terminationGracePeriodSeconds", "2",
                        "drainSeconds", "1"));
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
