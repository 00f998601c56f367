package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Orders of tenants, given as a stubborn caller does: with an idempotency key, and again with the same one until an
 * answer comes, as the API may die at any moment.
 *
 * @param platform where they are given
 */
record Orders(SplitPlatform platform) {
    /** How long a deploy may take at most, whatever happens to it. */
    static final Duration DEPLOY_LIMIT = Duration.ofMinutes(6);

    private static final Duration GIVE_UP = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final int ACCEPTED = 202;
    private static final int SERVER_FAULT = 500;
    private static final Executor CALLERS =
            command -> Thread.ofVirtual().name("caller").start(command);

    static Orders to(SplitPlatform platform) {
        return new Orders(platform);
    }

    /** Orders tenants at once, without waiting. */
    List<CompletableFuture<DeployJob>> place(int count) {
        return place(count, TenantRequest::of);
    }

    /** Orders tenants at once by requests of one's own, without waiting. */
    List<CompletableFuture<DeployJob>> place(int count, Function<String, TenantRequest> request) {
        return Stream.generate(CompanyCodes::next)
                .limit(count)
                .map(code -> CompletableFuture.supplyAsync(() -> place(code, request.apply(code)), CALLERS))
                .toList();
    }

    /** Orders one tenant. */
    DeployJob place(String code, TenantRequest request) {
        String key = UUID.randomUUID().toString();
        return accepted(code, () -> platform.api().post("/api/tenants", request.json(), "Idempotency-Key", key));
    }

    /** Asks for tenants to be changed, without waiting. */
    List<CompletableFuture<DeployJob>> change(List<String> codes, Function<String, TenantRequest> request) {
        return codes.stream()
                .map(code -> CompletableFuture.supplyAsync(() -> change(code, request.apply(code)), CALLERS))
                .toList();
    }

    /** Asks for one tenant to be changed. */
    DeployJob change(String code, TenantRequest request) {
        String key = UUID.randomUUID().toString();
        return accepted(
                code, () -> platform.api().put("/api/tenants/" + code, request.changeJson(), "Idempotency-Key", key));
    }

    /** The same tenant with one value of each release changed, which every chart has. */
    static TenantRequest upgradeOf(String code) {
        return TenantRequest.of(code)
                .values("postgresql", "{\"podAnnotations\": {\"slipway.dev/upgrade\": \"1\"}}")
                .values("backendApi", "{\"podAnnotations\": {\"slipway.dev/upgrade\": \"1\"}}")
                .values("userFrontend", "{\"podAnnotations\": {\"slipway.dev/upgrade\": \"1\"}}");
    }

    /** Deploys a tenant that nothing happens to. */
    static void deployed(SplitPlatform platform, String code) {
        Fate fate = Fate.await(platform, to(platform).place(code, TenantRequest.of(code)), DEPLOY_LIMIT);
        if (!fate.succeededWith(1)) {
            throw new AssertionError("A deploy that nothing happened to: " + fate);
        }
    }

    private static DeployJob accepted(String code, Supplier<Answer> call) {
        long end = System.nanoTime() + GIVE_UP.toNanos();
        String last = "no answer";
        while (System.nanoTime() < end) {
            try {
                Answer answer = call.get();
                if (answer.status() == ACCEPTED) {
                    return new DeployJob(code, answer.text("deploymentJobId"));
                }
                if (answer.status() < SERVER_FAULT) {
                    throw new AssertionError("Not accepted: " + code + ": " + answer);
                }
                last = answer.toString();
            } catch (UncheckedIOException away) {
                last = away.toString();
            }
            Pause.of(AGAIN);
        }
        throw new AssertionError("Nobody took the order of " + code + " within " + GIVE_UP + ": " + last);
    }
}
