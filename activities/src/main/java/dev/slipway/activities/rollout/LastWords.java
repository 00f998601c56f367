package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Fetches the last lines that a container wrote before it crashed. */
final class LastWords {
    private static final int LINES = 5;

    private final KubernetesClient client;
    private final RolloutListener listener;

    LastWords(KubernetesClient client, RolloutListener listener) {
        this.client = client;
        this.listener = listener;
    }

    void tell(Pod pod, String container) {
        try {
            String log = client.pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getMetadata().getName())
                    .inContainer(container)
                    .terminated()
                    .tailingLines(LINES)
                    .getLog();
            if (log != null) {
                log.lines().forEach(line -> listener.warning("  | " + line));
            }
        } catch (KubernetesClientException gone) {
            listener.warning("  (its log cannot be read: " + gone.getMessage() + ")");
        }
    }
}
