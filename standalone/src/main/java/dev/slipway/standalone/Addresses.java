package dev.slipway.standalone;

import dev.slipway.standalone.settings.StandaloneSettings;
import dev.slipway.standalone.start.RunningPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be opened in a browser.
 *
 * @param slipway Slipway itself
 * @param temporalUi Temporal's web UI, null where there is none that we know of
 */
record Addresses(String slipway, @Nullable String temporalUi) {
    /** The setting by which the Temporal that was started says where its web UI is. */
    static final String TEMPORAL_UI = "slipway.temporal-ui";

    /** The addresses of what runs. */
    static Addresses of(StandaloneSettings settings, List<RunningPart> parts) {
        String ui = parts.stream()
                .map(part -> part.settings().getOrDefault(TEMPORAL_UI, ""))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse(null);
        return new Addresses(settings.url(), ui);
    }

    /** One line for each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  Dashboard    " + slipway + "/");
        lines.add("  API          " + slipway + "/api");
        lines.add("  OpenAPI      " + slipway + "/v3/api-docs and " + slipway + "/swagger-ui");
        lines.add("  Temporal UI  "
                + (temporalUi == null ? "none: it comes with the temporal program or a given server" : temporalUi));
        return lines;
    }
}
