package dev.slipway.activities.helm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells what a revision changed over the one before, by object. */
final class ReleaseChanges {
    private ReleaseChanges() {}

    static void tell(Chart chart, Optional<ReleaseState> previous, ReleaseState now, HelmOutput output) {
        Map<String, ReleaseObject> before = new LinkedHashMap<>();
        previous.ifPresent(state -> state.objects().forEach(object -> before.put(object.id(), object)));
        output.line("Chart %s %s, %d objects"
                .formatted(chart.name(), chart.version(), now.objects().size()));
        for (ReleaseObject object : now.objects()) {
            output.line(word(object, before.remove(object.id())) + " " + object.id());
        }
        before.values().forEach(object -> output.line((object.isKept() ? "kept " : "deleted ") + object.id()));
    }

    private static String word(ReleaseObject object, @org.jspecify.annotations.Nullable ReleaseObject before) {
        if (before == null) {
            return "created";
        }
        return before.content().equals(object.content()) ? "unchanged" : "applied";
    }
}
