package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** Compares what became of a tenant with what was wanted, and tells the tally what does not hold. One thread's. */
final class TenantVerdict {
    /** What was removed goes in the background, its pods with their grace. */
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final SplitPlatform platform;
    private final Tenants tenants;
    private final String what;
    private final Tally tally;
    private boolean good = true;

    /** @param what what it is about, for the words */
    TenantVerdict(SplitPlatform platform, String what, Tally tally) {
        this.platform = platform;
        this.tenants = new Tenants(platform.observer());
        this.what = what;
        this.tally = tally;
    }

    void holds(boolean condition, String otherwise) {
        if (!condition) {
            good = false;
            tally.broken(what + ": " + otherwise);
        }
    }

    void jobIs(Fate fate, String state) {
        holds(fate.state().equals(state), "the job is to be " + state + ", not " + fate);
    }

    void tenantIs(String companyCode, String status) {
        String seen = tenants.tenant(companyCode).required("status").asString();
        holds(seen.equals(status), "the tenant is to be " + status + ", not " + seen);
    }

    /** A step of a job has failed with an error of that code. */
    void failedStep(JsonNode job, String name, String code) {
        Optional<JsonNode> step = Tenants.step(job, name);
        holds(
                step.map(one -> one.path("error").path("code").asString(""))
                        .filter(code::equals)
                        .isPresent(),
                "step " + name + " is to fail with " + code + ", and is " + step);
        holds(
                step.map(one -> one.required("state").asString())
                        .filter("failed"::equals)
                        .isPresent(),
                "step " + name + " is to have failed, and is " + step);
    }

    /** The newest revisions are these, and each of a release is deployed. */
    void revisions(String companyCode, Map<String, Integer> wanted) {
        Map<String, Integer> seen = Revisions.seen(platform, companyCode);
        holds(seen.equals(wanted), "the releases are to be at " + wanted + ", not " + seen);
    }

    /** Every release has the content of its first revision, and its pods are ready. */
    void isAsAtFirst(String companyCode) {
        Revisions.seen(platform, companyCode)
                .forEach((step, revision) -> holds(
                        manifest(companyCode, step, revision).equals(manifest(companyCode, step, 1)),
                        step + " has other content in revision " + revision + " than in its first"));
        holds(
                within(() -> tenants.health(companyCode)
                        .required("status")
                        .asString()
                        .equals("healthy")),
                "is not healthy: " + tenants.health(companyCode));
    }

    /** Nothing but what is meant to stay is in the tenant's namespace, where there is one. */
    void holdsNothing(String companyCode) {
        ClusterView cluster = platform.cluster();
        String namespace = CompanyCodes.namespace(companyCode);
        holds(
                within(() -> cluster.contents(namespace).isEmpty()),
                "left in the cluster: " + cluster.contents(namespace));
    }

    /** The tenant's namespace is gone with all that was in it. */
    void hasNoNamespace(String companyCode) {
        holds(!platform.cluster().hasNamespace(CompanyCodes.namespace(companyCode)), "its namespace is there");
    }

    /** A job's log has a line with all these words. */
    void logSays(List<String> lines, String... words) {
        holds(
                lines.stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains)),
                "the log does not tell of " + List.of(words) + ": " + lines);
    }

    /** Counts the job, as wanted where all of this held. */
    void count(Fate fate) {
        tally.count(fate, good, 0);
    }

    private String manifest(String companyCode, String step, int revision) {
        return platform.cluster()
                .manifest(CompanyCodes.namespace(companyCode), StepFaults.release(step, companyCode), revision);
    }

    private static boolean within(Callable<Boolean> condition) {
        try {
            Awaitility.await().atMost(SETTLING).until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
