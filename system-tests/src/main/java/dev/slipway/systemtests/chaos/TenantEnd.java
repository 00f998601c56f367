package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.log.LogLine;
import dev.slipway.systemtests.log.LogPages;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;

/**
 * The deletion of a tenant that something was done to: it is to succeed, to leave no namespace, and to find every
 * release's lease free.
 */
final class TenantEnd {
    private static final int ACCEPTED = 202;
    private static final String LEASE_TAKEN = "Another attempt may still be at work";

    private TenantEnd() {}

    /** Deletes it, and tells the tally what does not hold. */
    static void of(SplitPlatform platform, String companyCode, Tally tally) {
        Answer answer = platform.observer().call("DELETE", "/api/tenants/" + companyCode + "?confirm=" + companyCode);
        if (answer.status() != ACCEPTED) {
            tally.broken("The deletion of " + companyCode + " was answered with " + answer);
            return;
        }
        DeployJob job = new DeployJob(companyCode, answer.text("deploymentJobId"));
        Fate fate = Fate.await(platform, job, Orders.DEPLOY_LIMIT);
        if (!fate.state().equals("succeeded") || platform.cluster().hasNamespace(CompanyCodes.namespace(companyCode))) {
            tally.broken("The deletion left something: " + fate);
        }
        new LogPages(platform.observer(), job.id())
                .all(500).stream()
                        .map(LogLine::line)
                        .filter(line -> line.contains(LEASE_TAKEN))
                        .forEach(line -> tally.broken("A lease was left to " + job + ": " + line));
    }
}
