package dev.slipway.domain.plan;

import java.util.List;

/**
 * How a release in the cluster differs from what it should be.
 *
 * @param releaseName the release's name
 * @param revision its newest revision in the cluster; 0 where there is no such release
 * @param findings the differences; empty where there are none
 */
public record DriftReport(String releaseName, int revision, List<DriftFinding> findings) {
    /** Whether there is any difference. */
    public boolean drifted() {
        return !findings.isEmpty();
    }
}
