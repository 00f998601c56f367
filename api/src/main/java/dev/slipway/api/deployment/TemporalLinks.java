package dev.slipway.api.deployment;

import dev.slipway.api.platform.PlatformParts;
import dev.slipway.domain.deployment.Deployment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes the addresses of runs in the Temporal web UI. Thread-safe. */
@Component
class TemporalLinks {
    private final @Nullable String ui;
    private final String namespace;

    TemporalLinks(PlatformParts platform, @Value("${spring.temporal.namespace:default}") String namespace) {
        this.ui = platform.temporalUi();
        this.namespace = namespace;
    }

    /** The newest run of a deployment's workflow; null without a web UI. */
    @Nullable
    String to(Deployment deployment) {
        if (ui == null || ui.isBlank()) {
            return null;
        }
        String address = ui + "/namespaces/" + encoded(namespace) + "/workflows/" + encoded(deployment.workflowId());
        return deployment.runId() == null ? address : address + "/" + encoded(deployment.runId()) + "/history";
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
