package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.cluster.HelmRelease;
import dev.slipway.systemtests.tenant.CompanyCodes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The newest revisions that a tenant's releases are to have, by release step; those without a release are not there.
 *
 * @param left where what the job did stays
 * @param takenBack where it was taken back
 */
record Revisions(Map<String, Integer> left, Map<String, Integer> takenBack) {
    /** The steps that bring releases about, in their order. */
    static final List<String> RELEASE_STEPS = List.of("postgresql", "backend-api", "user-frontend");

    private static final String FIRST_STEP = "namespace";

    /** After a step has failed in a job that is the tenant's first, or its second. */
    static Revisions afterFailure(StepFault fault, boolean upgrade) {
        Map<String, Integer> left = new TreeMap<>();
        Map<String, Integer> takenBack = new TreeMap<>();
        boolean begun = !fault.step().equals(FIRST_STEP);
        for (String step : RELEASE_STEPS) {
            boolean fails = step.equals(fault.step());
            boolean applied = begun && (!fails || fault.leavesRevision());
            begun &= !fails;
            put(left, step, (upgrade ? 1 : 0) + (applied ? 1 : 0));
            // to what it was as a revision of its own; what was not changed is left alone
            put(takenBack, step, !upgrade ? 0 : applied ? 3 : 1);
        }
        return new Revisions(left, takenBack);
    }

    /** What a tenant has in the cluster. */
    static Map<String, Integer> seen(SplitPlatform platform, String companyCode) {
        Map<String, Integer> newest = new TreeMap<>();
        for (HelmRelease release : platform.cluster().releases(CompanyCodes.namespace(companyCode))) {
            newest.merge(release.name().substring(0, release.name().lastIndexOf('-')), release.revision(), Math::max);
        }
        return newest;
    }

    private static void put(Map<String, Integer> revisions, String step, int revision) {
        if (revision > 0) {
            revisions.put(step, revision);
        }
    }
}
