package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.cluster.ClusterTampering;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A way to fail for each step of a tenant's job, on the simulator as on a real API server without real nodes. */
final class StepFaults {
    private static final String TENANT_LABEL = "slipway.dev/tenant";
    private static final String ENFORCED = "pod-security.kubernetes.io/enforce";

    private StepFaults() {}

    /** One for each step, in the order of the steps. */
    static List<StepFault> all() {
        return List.of(
                new ForeignNamespace(),
                new RefusedPods("postgresql", "postgresql"),
                new RefusedPods("backend-api", "backendApi"),
                objectInTheWay(),
                new ChangedByHand());
    }

    /** The quickest of them. */
    static StepFault objectInTheWay() {
        return new ObjectInTheWay();
    }

    /** The name of the release that a step brings about. */
    static String release(String step, String companyCode) {
        return step + "-" + companyCode.toLowerCase(Locale.ROOT);
    }

    /** Says of a tenant's namespace that it is somebody else's, or the tenant's. */
    static void labelNamespace(ClusterTampering cluster, String companyCode, String tenant) {
        cluster.labelNamespace(CompanyCodes.namespace(companyCode), Map.of(TENANT_LABEL, tenant));
    }

    /** The tenant's namespace is somebody else's. */
    private record ForeignNamespace() implements StepFault {
        @Override
        public String step() {
            return "namespace";
        }

        @Override
        public String code() {
            return "NAMESPACE_TAKEN";
        }

        @Override
        public String what() {
            return "the namespace is somebody else's";
        }

        @Override
        public boolean leavesRevision() {
            return false;
        }

        @Override
        public void plant(ClusterTampering cluster, String companyCode) {
            labelNamespace(cluster, companyCode, "SOMEBODY");
        }

        @Override
        public void mend(ClusterTampering cluster, String companyCode) {
            labelNamespace(cluster, companyCode, companyCode);
        }
    }

    /** The namespace takes no pods that may gain rights, and the values ask for such: Helm succeeds, the pods do not. */
    private record RefusedPods(String step, String component) implements StepFault {
        @Override
        public String code() {
            return "POD_SECURITY";
        }

        @Override
        public String what() {
            return "its pods are refused";
        }

        @Override
        public boolean leavesRevision() {
            return true;
        }

        @Override
        public TenantRequest broken(TenantRequest request) {
            return request.values(component, "{\"securityContext\": {\"allowPrivilegeEscalation\": true}}");
        }

        @Override
        public void plant(ClusterTampering cluster, String companyCode) {
            cluster.labelNamespace(
                    CompanyCodes.namespace(companyCode), Map.of(TENANT_LABEL, companyCode, ENFORCED, "restricted"));
        }
    }

    /** An object of the frontend's is there and not its own: Helm fails before it changes anything. */
    private static final class ObjectInTheWay implements StepFault {
        private boolean planted;

        @Override
        public String step() {
            return "user-frontend";
        }

        @Override
        public String code() {
            return "OBJECT_EXISTS";
        }

        @Override
        public String what() {
            return "an object of its is somebody else's";
        }

        @Override
        public boolean leavesRevision() {
            return false;
        }

        @Override
        public TenantRequest broken(TenantRequest request) {
            return request.values("userFrontend", "{\"podDisruptionBudget\": {\"enabled\": true}}");
        }

        @Override
        public void plant(ClusterTampering cluster, String companyCode) {
            String namespace = CompanyCodes.namespace(companyCode);
            labelNamespace(cluster, companyCode, companyCode);
            cluster.makeDisruptionBudget(namespace, release(step(), companyCode));
            planted = true;
        }

        @Override
        public void mend(ClusterTampering cluster, String companyCode) {
            if (planted) {
                cluster.removeDisruptionBudget(CompanyCodes.namespace(companyCode), release(step(), companyCode));
                planted = false;
            }
        }
    }

    /** Between rollout and check somebody changes an image by hand. */
    private static final class ChangedByHand implements StepFault {
        private static final String CHANGE = "-by-hand";

        @Override
        public String step() {
            return "verify";
        }

        @Override
        public String code() {
            return "RELEASE_NOT_VERIFIED";
        }

        @Override
        public String what() {
            return "an image was changed by hand";
        }

        @Override
        public boolean leavesRevision() {
            return false;
        }

        @Override
        public TenantRequest broken(TenantRequest request) {
            return request.config("requireApproval", "[\"verify\"]");
        }

        @Override
        public void strike(SplitPlatform platform, DeployJob job) {
            Gate.await(platform, job);
            platform.cluster()
                    .tampering()
                    .changeImages(
                            CompanyCodes.namespace(job.companyCode()),
                            release("backend-api", job.companyCode()),
                            image -> image + CHANGE);
            Answer approved = platform.observer().post("/api/deployments/" + job.id() + "/approve", "{}");
            if (approved.status() != 202) {
                throw new AssertionError("Not approved: " + approved);
            }
        }

        @Override
        public void mend(ClusterTampering cluster, String companyCode) {
            cluster.changeImages(
                    CompanyCodes.namespace(companyCode),
                    release("backend-api", companyCode),
                    image -> image.replace(CHANGE, ""));
        }
    }
}
