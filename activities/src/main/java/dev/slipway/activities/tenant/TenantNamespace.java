package dev.slipway.activities.tenant;

import dev.slipway.activities.failure.StepException;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.springframework.stereotype.Component;

/** A tenant's namespace in the cluster. Thread-safe. */
@Component
class TenantNamespace {
    static final String TENANT_LABEL = "slipway.dev/tenant";
    private static final String FIELD_MANAGER = "slipway";

    private final KubernetesClient client;

    TenantNamespace(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Brings the namespace about.
     *
     * @return whether it was made just now
     * @throws StepException where one of that name belongs to somebody else or is still being deleted
     */
    boolean prepare(String name, String companyCode) {
        Namespace present = client.namespaces().withName(name).get();
        if (present != null) {
            refuseForeign(present, companyCode);
            refuseTerminating(present);
        }
        client.resource(wanted(name, companyCode))
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(FIELD_MANAGER)
                        .withForce(true)
                        .build());
        return present == null;
    }

    private static Namespace wanted(String name, String companyCode) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("app.kubernetes.io/part-of", "slipway")
                .addToLabels(TENANT_LABEL, companyCode)
                .endMetadata()
                .build();
    }

    /** A namespace that somebody else made is not taken over: what runs in it is not ours to touch. */
    static void refuseForeign(Namespace present, String companyCode) {
        var labels = present.getMetadata().getLabels();
        if (labels == null || !companyCode.equals(labels.get(TENANT_LABEL))) {
            String name = present.getMetadata().getName();
            throw new StepException(new StepError(
                    "NAMESPACE_TAKEN",
                    FailureClass.USER,
                    "Namespace " + name + " exists and was not made by Slipway for this tenant",
                    "Choose another companyCode, or hand the namespace over with: kubectl label namespace " + name + " "
                            + TENANT_LABEL + "=" + companyCode));
        }
    }

    private static void refuseTerminating(Namespace present) {
        if (present.getMetadata().getDeletionTimestamp() != null) {
            throw new StepException(new StepError(
                    "NAMESPACE_TERMINATING",
                    FailureClass.TRANSIENT,
                    "Namespace " + present.getMetadata().getName() + " is still being deleted",
                    "The step goes on by itself once it is gone."));
        }
    }
}
