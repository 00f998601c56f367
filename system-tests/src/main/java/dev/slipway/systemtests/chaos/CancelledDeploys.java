package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.benchmark.Samples;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Deploys that are cancelled at a random moment, with each policy in turn. The cluster is to be what the policy says; a
 * deploy that had ended before the cancel came is to be whole.
 *
 * @param times how often
 */
record CancelledDeploys(int times) implements Scenario {
    private static final String WHAT = "cancel at a random moment of a deploy";
    private static final String UNKNOWN_JOB = "0190163d-8694-739b-aea5-966c26f8ad91";
    private static final String UNDO = "undo-";
    private static final int ACCEPTED = 202;
    private static final int TOO_LATE = 422;

    private enum Policy {
        KEEP("keep"),
        ROLLBACK("rollback"),
        DELETE("delete");

        private final String word;

        Policy(String word) {
            this.word = word;
        }

        String body() {
            return "{\"reason\": \"chaos\", \"policy\": \"" + word + "\"}";
        }
    }

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public Finding play(ChaosRun run) {
        Answer probe = run.platform().observer().post(path(UNKNOWN_JOB), Policy.KEEP.body());
        if (!probe.text("code").equals("DEPLOYMENT_NOT_FOUND")) {
            return Finding.notPlayed(WHAT, "this API has no cancel");
        }
        run.platform().scaleWorkers(1);
        Tally tally = new Tally();
        List<Duration> acted = new ArrayList<>();
        List<Duration> ended = new ArrayList<>();
        for (int round = 0; round < times; round++) {
            Policy policy = Policy.values()[round % Policy.values().length];
            DeployJob job = Orders.to(run.platform()).place(1).getFirst().join();
            Duration moment = run.momentOf(run.undisturbed());
            Pause.of(moment);
            Answer answer = run.platform().observer().post(path(job.id()), policy.body());
            Instant accepted = Instant.now();
            tally.struck();
            Fate fate = Fate.await(run.platform(), job, Orders.DEPLOY_LIMIT);
            judge(run, answer, fate, policy, tally);
            if (answer.status() == ACCEPTED) {
                JsonNode seen = new Tenants(run.platform().observer()).job(job.id());
                acted.add(since(accepted, firstAct(seen)));
                ended.add(since(accepted, end(seen)));
            }
            run.judge(Set.of(job.companyCode()), tally);
            ChaosRun.say(
                    "cancel %d of %d: after %s, %s: %s",
                    round + 1, times, Samples.seconds(moment), policy.word, fate.state());
        }
        return tally.finding(WHAT, acted.isEmpty() ? "" : told("acts ", acted) + ", " + told("ends ", ended));
    }

    private static void judge(ChaosRun run, Answer answer, Fate fate, Policy policy, Tally tally) {
        boolean asWanted = switch (answer.status()) {
            case ACCEPTED -> fate.state().equals("cancelled") && isAsSaid(run.platform(), fate, policy);
            case TOO_LATE -> fate.succeededWith(1);
            default -> false;
        };
        if (answer.status() != ACCEPTED && answer.status() != TOO_LATE) {
            tally.broken("The cancel was answered with " + answer);
        }
        tally.count(fate, asWanted, fate.releasesBeyond(1));
    }

    private static boolean isAsSaid(SplitPlatform platform, Fate fate, Policy policy) {
        String namespace = CompanyCodes.namespace(fate.job().companyCode());
        return switch (policy) {
            // what was under way may be there or not; the invariants tell whether rows and cluster agree
            case KEEP -> true;
            case ROLLBACK -> fate.releases().isEmpty();
            case DELETE -> !platform.cluster().hasNamespace(namespace);
        };
    }

    /** When it began to take back what was done, or else ended: from then on nothing new is made. */
    private static Instant firstAct(JsonNode job) {
        for (JsonNode step : job.required("steps")) {
            if (step.required("name").asString().startsWith(UNDO)) {
                return Instant.parse(step.required("startedAt").asString());
            }
        }
        return end(job);
    }

    private static Instant end(JsonNode job) {
        return Instant.parse(job.required("endedAt").asString());
    }

    /** What was done before the answer came counts as done at once. */
    private static Duration since(Instant accepted, Instant moment) {
        Duration since = Duration.between(accepted, moment);
        return since.isNegative() ? Duration.ZERO : since;
    }

    private static String told(String what, List<Duration> samples) {
        return what + Samples.seconds(new Samples(samples).median()) + " / "
                + Samples.seconds(new Samples(samples).max()) + " (p50 / max) after the 202";
    }

    private static String path(String jobId) {
        return "/api/deployments/" + jobId + "/cancel";
    }
}
