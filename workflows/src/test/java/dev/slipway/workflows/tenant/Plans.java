package dev.slipway.workflows.tenant;

import dev.slipway.workflows.deployment.DeploymentPlan;
import dev.slipway.workflows.deployment.FailurePolicy;
import dev.slipway.workflows.release.PlannedRelease;
import java.util.List;

/** What tenant CHA's deployments in the workflow tests are to do. */
final class Plans {
    private Plans() {}

    /** A new tenant. */
    static DeploymentPlan deploying(FailurePolicy onFailure) {
        return plan(0, onFailure, List.of());
    }

    /** A new tenant, some of whose steps wait for approval. */
    static DeploymentPlan approved(String... steps) {
        return plan(0, FailurePolicy.FAIL, List.of(steps));
    }

    /** A tenant that runs at revision 4 of all its releases. */
    static DeploymentPlan upgrading(FailurePolicy onFailure) {
        return plan(4, onFailure, List.of());
    }

    /** A tenant that is to go. */
    static DeploymentPlan removing(boolean keepData) {
        return new DeploymentPlan(
                "CHA",
                "cha-tenant",
                releases(4),
                keepData
                        ? List.of("user-frontend", "backend-api", "postgresql")
                        : List.of("user-frontend", "backend-api", "postgresql", "namespace"),
                FailurePolicy.FAIL,
                List.of(),
                keepData);
    }

    private static DeploymentPlan plan(int goodRevision, FailurePolicy onFailure, List<String> approvals) {
        return new DeploymentPlan(
                "CHA",
                "cha-tenant",
                releases(goodRevision),
                List.of("namespace", "postgresql", "backend-api", "user-frontend", "verify"),
                onFailure,
                approvals,
                false);
    }

    private static List<PlannedRelease> releases(int goodRevision) {
        return List.of(
                new PlannedRelease("postgresql", "postgresql-cha", "helm-pg", goodRevision),
                new PlannedRelease("backend-api", "backend-api-cha", "helm-be", goodRevision),
                new PlannedRelease("user-frontend", "user-frontend-cha", "helm-fe", goodRevision));
    }
}
