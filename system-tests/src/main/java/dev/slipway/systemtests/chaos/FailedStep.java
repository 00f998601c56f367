package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.benchmark.Samples;
import dev.slipway.systemtests.cluster.ClusterTampering;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One job of which one step fails.
 *
 * @param fault what makes it fail
 * @param policy what is to be done then
 * @param upgrade whether it is an upgrade of a tenant that runs, all three releases; else a first deploy
 */
record FailedStep(StepFault fault, Policy policy, boolean upgrade) {
    /** What the caller wants to be done when a step fails. */
    enum Policy {
        /** Nothing is asked for: the job ends, what it did stays. */
        FAIL,
        /** The job takes back what it did. */
        ROLLBACK,
        /** The job waits for a person, who here mends the cause of a failed deploy, and takes back an upgrade. */
        KEEP
    }

    private static final int ACCEPTED = 202;

    /** Plays it with a tenant of its own, which is deleted then. */
    void play(ChaosRun run, Tally tally) {
        SplitPlatform platform = run.platform();
        ClusterTampering cluster = platform.cluster().tampering();
        String code = CompanyCodes.next();
        if (upgrade) {
            Orders.deployed(platform, code);
        }
        fault.plant(cluster, code);
        DeployJob job = order(platform, code, fault.broken(request(code)));
        tally.struck();
        fault.strike(platform, job);
        TenantVerdict verdict = new TenantVerdict(platform, this + " of " + code, tally);
        if (policy == Policy.KEEP) {
            settle(platform, job, verdict);
        }
        Fate fate = Fate.await(platform, job, Orders.DEPLOY_LIMIT);
        judge(platform, fate, verdict);
        fault.mend(cluster, code);
        run.judge(Set.of(code), tally);
        if (policy == Policy.ROLLBACK && !upgrade) {
            verdict.holdsNothing(code);
        }
        verdict.count(fate);
        TenantEnd.of(platform, code, tally);
        ChaosRun.say("%s: %s in %s", this, fate.state(), Samples.seconds(fate.taken()));
    }

    /** A failed step waits for a person, who decides. */
    private void settle(SplitPlatform platform, DeployJob job, TenantVerdict verdict) {
        JsonNode seen = new Tenants(platform.observer())
                .awaitUnlessEnded(job, "attention", FailedStep::needsAttention, Orders.DEPLOY_LIMIT);
        verdict.holds(needsAttention(seen), "attention was wanted, not " + seen);
        verdict.failedStep(seen, fault.step(), fault.code());
        verdict.tenantIs(job.companyCode(), "attention");
        verdict.revisions(job.companyCode(), revisions().left());
        String body = "{}";
        if (!upgrade) {
            fault.mend(platform.cluster().tampering(), job.companyCode());
            body = request(job.companyCode()).changeJson();
        }
        Answer decided =
                platform.observer().post("/api/deployments/" + job.id() + (upgrade ? "/rollback" : "/retry"), body);
        verdict.holds(decided.status() == ACCEPTED, "the decision was answered with " + decided);
    }

    private void judge(SplitPlatform platform, Fate fate, TenantVerdict verdict) {
        String code = fate.job().companyCode();
        if (policy == Policy.KEEP && !upgrade) {
            verdict.jobIs(fate, "succeeded");
            verdict.tenantIs(code, "active");
            return;
        }
        verdict.jobIs(fate, "failed");
        verdict.failedStep(new Tenants(platform.observer()).job(fate.job().id()), fault.step(), fault.code());
        if (policy == Policy.FAIL) {
            verdict.tenantIs(code, "failed");
            verdict.revisions(code, revisions().left());
            return;
        }
        verdict.tenantIs(code, upgrade ? "active" : "failed");
        verdict.revisions(code, revisions().takenBack());
        if (upgrade) {
            verdict.isAsAtFirst(code);
        }
    }

    private Revisions revisions() {
        return Revisions.afterFailure(fault, upgrade);
    }

    private DeployJob order(SplitPlatform platform, String code, TenantRequest request) {
        return upgrade
                ? Orders.to(platform).change(code, request)
                : Orders.to(platform).place(code, request);
    }

    private TenantRequest request(String code) {
        TenantRequest request = upgrade ? Orders.upgradeOf(code) : TenantRequest.of(code);
        return switch (policy) {
            case FAIL -> request;
            case ROLLBACK -> request.onFailure("rollback");
            case KEEP -> request.onFailure("keep");
        };
    }

    private static boolean needsAttention(JsonNode job) {
        return job.required("state").asString().equals("attention");
    }

    @Override
    public String toString() {
        return "%s, %s in step %s as %s".formatted(policy, upgrade ? "upgrade" : "deploy", fault.step(), fault.what());
    }
}
