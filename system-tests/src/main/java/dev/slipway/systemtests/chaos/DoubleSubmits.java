package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fifty clients that all give the same twenty orders at once: one run for each key, and the same answer to all. */
record DoubleSubmits() implements Scenario {
    private static final int CLIENTS = 50;
    private static final int ORDERS = 20;
    private static final int ACCEPTED = 202;
    private static final Executor CALLERS =
            command -> Thread.ofVirtual().name("client").start(command);

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public Finding play(ChaosRun run) {
        run.platform().scaleWorkers(1);
        run.platform().awaitApi();
        Map<String, String> keys = new LinkedHashMap<>();
        Stream.generate(CompanyCodes::next)
                .limit(ORDERS)
                .forEach(code -> keys.put(code, UUID.randomUUID().toString()));
        Map<String, Set<String>> answers = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> CompletableFuture.runAsync(() -> orderAll(run.platform(), keys, answers), CALLERS))
                .toList();
        clients.forEach(CompletableFuture::join);
        Tally tally = new Tally();
        for (String code : keys.keySet()) {
            judge(run, code, answers.getOrDefault(code, Set.of()), tally);
        }
        run.judge(new HashSet<>(keys.keySet()), tally);
        return tally.finding(
                "%,d submits by %d clients under %d keys".formatted(CLIENTS * ORDERS, CLIENTS, ORDERS), "");
    }

    private static void orderAll(SplitPlatform platform, Map<String, String> keys, Map<String, Set<String>> answers) {
        ApiClient own = ApiClient.at(
                platform.api().base(), String.valueOf(platform.api().token()));
        keys.forEach((code, key) -> {
            Answer answer = own.post("/api/tenants", TenantRequest.of(code).json(), "Idempotency-Key", key);
            String told = answer.status() == ACCEPTED ? answer.body() : answer.toString();
            answers.computeIfAbsent(code, any -> ConcurrentHashMap.newKeySet()).add(told);
        });
    }

    private static void judge(ChaosRun run, String code, Set<String> answers, Tally tally) {
        tally.struck();
        if (answers.size() != 1) {
            tally.broken(code + " was answered in " + answers.size() + " ways: " + answers);
        }
        List<String> jobs = new ArrayList<>();
        run.platform()
                .observer()
                .get("/api/tenants/" + code + "/deployments")
                .json()
                .required("items")
                .forEach(job -> jobs.add(job.required("id").asString()));
        if (jobs.size() != 1) {
            tally.broken(code + " has jobs " + jobs);
        }
        tally.count(Fate.await(run.platform(), new DeployJob(code, jobs.getFirst()), Orders.DEPLOY_LIMIT), 1);
    }
}
