package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.cluster.ClusterTampering;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;

/** Something that makes one step of a tenant's job fail for good, until it is mended. */
interface StepFault {
    /** The step that fails. */
    String step();

    /** The code of the error it is to fail with. */
    String code();

    /** What it is, for a person. */
    String what();

    /** Whether the step, where it is a release's, has brought its revision to the cluster before it fails. */
    boolean leavesRevision();

    /** Makes a request that runs into it of one that would not. */
    default TenantRequest broken(TenantRequest request) {
        return request;
    }

    /** Prepares the cluster, before the order is given. */
    default void plant(ClusterTampering cluster, String companyCode) {}

    /** Does what has to be done while the job runs. */
    default void strike(SplitPlatform platform, DeployJob job) {}

    /** Takes away what {@link #plant} or {@link #strike} did; does nothing the second time. */
    default void mend(ClusterTampering cluster, String companyCode) {}
}
