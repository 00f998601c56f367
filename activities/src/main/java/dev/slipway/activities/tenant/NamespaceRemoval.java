package dev.slipway.activities.tenant;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Removes namespaces and waits until they are gone. Thread-safe. */
@Component
class NamespaceRemoval {
    private static final long LOOK_SECONDS = 10;

    private final KubernetesClient client;

    NamespaceRemoval(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Deletes a tenant's namespace with all that is in it and returns when it is gone.
     *
     * @param told gets in words, once each, what holds it up
     * @throws dev.slipway.activities.failure.StepException where it belongs to somebody else
     * @throws InterruptedException where the caller wants it no more; what was begun goes on in the cluster
     */
    void remove(String name, String companyCode, Consumer<String> told) throws InterruptedException {
        Namespace present = client.namespaces().withName(name).get();
        if (present == null) {
            return;
        }
        TenantNamespace.refuseForeign(present, companyCode);
        if (present.getMetadata().getDeletionTimestamp() == null) {
            client.resource(present).delete();
        }
        List<String> known = List.of();
        while (!isGoneWithin(name)) {
            Namespace still = client.namespaces().withName(name).get();
            List<String> reasons = still == null ? List.of() : reasons(still);
            List<String> before = known;
            reasons.stream().filter(reason -> !before.contains(reason)).forEach(told);
            known = reasons;
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private boolean isGoneWithin(String name) {
        try {
            client.namespaces().withName(name).waitUntilCondition(Objects::isNull, LOOK_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (KubernetesClientTimeoutException stillThere) {
            return false;
        }
    }

    /** The namespace controller says in conditions what is left, and which finalizers nobody takes off. */
    private static List<String> reasons(Namespace namespace) {
        return namespace.getStatus() == null || namespace.getStatus().getConditions() == null
                ? List.of()
                : namespace.getStatus().getConditions().stream()
                        .filter(condition -> "True".equals(condition.getStatus()))
                        .map(NamespaceCondition::getMessage)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
    }
}
