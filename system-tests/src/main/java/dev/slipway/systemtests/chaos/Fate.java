package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.cluster.HelmRelease;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a job, and what is in the cluster of its tenant's.
 *
 * @param job the job
 * @param state its last state; {@code no end} where it had none in time
 * @param taken from the order to its end, as the API tells it
 * @param releases every revision of the tenant's releases
 */
record Fate(DeployJob job, String state, Duration taken, List<HelmRelease> releases) {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final String NO_END = "no end";
    private static final int RELEASES = 3;

    /** Waits for the end of a job. */
    static Fate await(SplitPlatform platform, DeployJob job, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        JsonNode seen = look(platform, job);
        while ((seen == null || !Tenants.hasEnded(seen)) && System.nanoTime() < end) {
            Pause.of(LOOK_AGAIN);
            seen = look(platform, job);
        }
        List<HelmRelease> releases = platform.cluster().releases(CompanyCodes.namespace(job.companyCode()));
        return seen == null || !Tenants.hasEnded(seen)
                ? new Fate(job, NO_END, limit, releases)
                : new Fate(job, seen.required("state").asString(), taken(seen), releases);
    }

    /** Whether it succeeded, and the cluster has just the wanted revision of each release. */
    boolean succeededWith(int revision) {
        return state.equals("succeeded")
                && newest().size() == RELEASES
                && newest().values().stream()
                        .allMatch(release -> release.revision() == revision
                                && release.status().equals("deployed"));
    }

    /** How many releases have another revision than the wanted one. */
    long releasesBeyond(int revision) {
        return newest().values().stream()
                .filter(release -> release.revision() > revision)
                .count();
    }

    /** How many revisions were left half-done. */
    long pending() {
        return releases.stream()
                .filter(release -> release.status().startsWith("pending-"))
                .count();
    }

    private Map<String, HelmRelease> newest() {
        return releases.stream()
                .collect(Collectors.toMap(
                        HelmRelease::name,
                        release -> release,
                        (one, other) -> one.revision() > other.revision() ? one : other));
    }

    /** The job as it stands; null where nobody can tell at the moment. */
    private static @Nullable JsonNode look(SplitPlatform platform, DeployJob job) {
        try {
            Answer answer = platform.observer().get("/api/deployments/" + job.id());
            return answer.status() == 200 ? answer.json() : null;
        } catch (UncheckedIOException away) {
            return null;
        }
    }

    private static Duration taken(JsonNode job) {
        return Duration.between(
                Instant.parse(job.required("createdAt").asString()),
                Instant.parse(job.required("endedAt").asString()));
    }
}
