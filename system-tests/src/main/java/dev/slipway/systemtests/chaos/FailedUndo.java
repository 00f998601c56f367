package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.benchmark.Samples;
import dev.slipway.systemtests.log.LogPages;
import dev.slipway.systemtests.log.LogText;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One job, whole but for its check, that takes back what it did, and a step of that which fails.
 *
 * @param step the step that fails
 * @param passing whether its cause passes after a while
 */
record FailedUndo(UndoneStep step, boolean passing) {
    private static final int ACCEPTED = 202;
    private static final int FIRST = 1;
    private static final int UPGRADED = 2;
    private static final int BACK = 3;

    /**
     * Plays it with a tenant of its own, which is deleted then.
     *
     * @return whether the step failed and was tried again
     */
    boolean play(ChaosRun run, Tally tally) {
        SplitPlatform platform = run.platform();
        String code = CompanyCodes.next();
        if (step.upgrade()) {
            Orders.deployed(platform, code);
        }
        DeployJob job = order(platform, code);
        TenantVerdict verdict = new TenantVerdict(platform, this + " of " + code, tally);
        Gate.await(platform, job);
        Obstacle obstacle = Obstacle.of(platform, step, job, passing);
        obstacle.raise();
        takeBack(platform, job, verdict);
        tally.struck();
        obstacle.pass();
        Fate fate = Fate.await(platform, job, Orders.DEPLOY_LIMIT);
        verdict.jobIs(fate, step.isNamespace() ? "cancelled" : "failed");
        JsonNode ended = new Tenants(platform.observer()).job(job.id());
        if (passing) {
            judgeDone(code, verdict);
        } else {
            judgeLeft(platform, ended, job, verdict);
        }
        obstacle.remove();
        run.judge(Set.of(code), tally);
        verdict.count(fate);
        TenantEnd.of(platform, code, tally);
        int attempts = Tenants.step(ended, step.name())
                .map(one -> one.required("attempt").asInt())
                .orElse(0);
        ChaosRun.say("%s: %s in %s, %d attempts", this, fate.state(), Samples.seconds(fate.taken()), attempts);
        return attempts > 1;
    }

    private DeployJob order(SplitPlatform platform, String code) {
        TenantRequest request = (step.upgrade() ? Orders.upgradeOf(code) : TenantRequest.of(code))
                .onFailure("rollback")
                .config("requireApproval", "[\"verify\"]");
        return step.upgrade()
                ? Orders.to(platform).change(code, request)
                : Orders.to(platform).place(code, request);
    }

    private void takeBack(SplitPlatform platform, DeployJob job, TenantVerdict verdict) {
        Answer answer = step.isNamespace()
                ? platform.observer().post("/api/deployments/" + job.id() + "/cancel", "{\"policy\": \"delete\"}")
                : platform.observer().post("/api/deployments/" + job.id() + "/reject", "{}");
        verdict.holds(answer.status() == ACCEPTED, "was answered with " + answer);
    }

    private void judgeDone(String code, TenantVerdict verdict) {
        if (step.isNamespace()) {
            verdict.hasNoNamespace(code);
        } else if (step.upgrade()) {
            verdict.tenantIs(code, "active");
            verdict.revisions(code, revisions(BACK));
            verdict.isAsAtFirst(code);
        } else {
            verdict.revisions(code, Map.of());
            verdict.holdsNothing(code);
        }
    }

    private void judgeLeft(SplitPlatform platform, JsonNode ended, DeployJob job, TenantVerdict verdict) {
        String code = job.companyCode();
        verdict.failedStep(ended, step.name(), step.isNamespace() ? "NAMESPACE_TAKEN" : "RELEASE_UNREADABLE");
        verdict.logSays(
                LogText.of(new LogPages(platform.observer(), job.id()).all(500)), "Left behind", step.subject(code));
        Map<String, Integer> wanted = step.upgrade() ? revisions(BACK) : new TreeMap<>();
        if (!step.isNamespace()) {
            wanted.put(step.undoes(), step.upgrade() ? UPGRADED : FIRST);
        }
        verdict.revisions(code, wanted);
        verdict.tenantIs(code, step.isNamespace() ? "cancelled" : "failed");
    }

    private static Map<String, Integer> revisions(int revision) {
        Map<String, Integer> revisions = new TreeMap<>();
        Revisions.RELEASE_STEPS.forEach(one -> revisions.put(one, revision));
        return revisions;
    }

    @Override
    public String toString() {
        return step + (passing ? ", failing for a while" : ", failing for good");
    }
}
