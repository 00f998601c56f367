package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.benchmark.Samples;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Deploys that are cancelled at a random moment, in turn with the policy to keep what is there and to roll it back. The
 * cluster is to be what the policy says; a deploy that had ended before the cancel came is to be whole.
 *
 * @param times how often
 */
record CancelledDeploys(int times) implements Scenario {
    private static final String WHAT = "cancel at a random moment of a deploy";
    private static final String REASON = "{\"reason\": \"chaos\"}";
    private static final String UNKNOWN_JOB = "0190163d-8694-739b-aea5-966c26f8ad91";
    private static final int ACCEPTED = 202;
    private static final int TOO_LATE = 422;

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public Finding play(ChaosRun run) {
        Answer probe = run.platform().observer().post(path(UNKNOWN_JOB), REASON);
        if (!probe.text("code").equals("DEPLOYMENT_NOT_FOUND")) {
            return Finding.notPlayed(WHAT, "this API has no cancel");
        }
        run.platform().scaleWorkers(1);
        Tally tally = new Tally();
        List<Duration> acted = new ArrayList<>();
        for (int round = 1; round <= times; round++) {
            boolean rollBack = round % 2 == 0;
            DeployJob job = Orders.to(run.platform())
                    .place(1, code -> TenantRequest.of(code).onFailure(rollBack ? "rollback" : "keep"))
                    .getFirst()
                    .join();
            Duration moment = run.momentOf(run.undisturbed());
            Pause.of(moment);
            Instant asked = Instant.now();
            Answer answer = run.platform().observer().post(path(job.id()), REASON);
            tally.struck();
            Fate fate = Fate.await(run.platform(), job, Orders.DEPLOY_LIMIT);
            judge(answer, fate, rollBack, tally);
            if (answer.status() == ACCEPTED) {
                acted.add(Duration.between(asked, end(run, job)));
            }
            run.judge(Set.of(job.companyCode()), tally);
            ChaosRun.say(
                    "cancel %d of %d: after %s, %s: %s",
                    round, times, Samples.seconds(moment), rollBack ? "rollback" : "keep", fate.state());
        }
        String remark = acted.isEmpty()
                ? ""
                : "ended " + Samples.seconds(new Samples(acted).median()) + " (p50), "
                        + Samples.seconds(new Samples(acted).max()) + " (max) after the cancel";
        return tally.finding(WHAT, remark);
    }

    private static void judge(Answer answer, Fate fate, boolean rollBack, Tally tally) {
        boolean asWanted = switch (answer.status()) {
            case ACCEPTED ->
                fate.state().equals("cancelled")
                        && (!rollBack || fate.releases().isEmpty());
            case TOO_LATE -> fate.succeededWith(1);
            default -> false;
        };
        if (answer.status() != ACCEPTED && answer.status() != TOO_LATE) {
            tally.broken("The cancel was answered with " + answer);
        }
        tally.count(fate, asWanted, fate.releasesBeyond(1));
    }

    private static Instant end(ChaosRun run, DeployJob job) {
        JsonNode seen =
                run.platform().observer().get("/api/deployments/" + job.id()).json();
        return Instant.parse(seen.required("endedAt").asString());
    }

    private static String path(String jobId) {
        return "/api/deployments/" + jobId + "/cancel";
    }
}
