package dev.slipway.simulator.node;

import dev.slipway.simulator.Pace;
import dev.slipway.simulator.controller.Events;
import dev.slipway.simulator.json.Trees;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Pulls images, or fails to. */
final class Images {
    private static final int MILLION = 1_000_000;

    private final Events events;
    private final Pace pace;
    private final Stages stages;
    private final BackOff backOff;
    private final Set<String> present = ConcurrentHashMap.newKeySet();

    Images(Events events, Pace pace, Stages stages) {
        this.events = events;
        this.pace = pace;
        this.stages = stages;
        this.backOff = new BackOff(pace.backOff());
    }

    /** @return null when the image is there, else when to look again */
    @Nullable
    Duration left(Container container) {
        String image = container.image();
        String policy = Trees.text(container.spec(), "imagePullPolicy");
        String reason = Trees.text(container.status(), "state", "waiting", "reason");
        if (stages.begun(container.id(), "pulled")) {
            return null;
        }
        if (reason.equals("ErrImagePull") || reason.equals("ImagePullBackOff")) {
            return waitForNextPull(container, reason);
        }
        boolean good = Behaviour.of(image) != Behaviour.FAIL_PULL;
        if (good && present.contains(image) && !policy.equals("Always")) {
            pulled(container);
            container.normal(events, "Pulled", "Container image \"" + image + "\" already present on machine");
            return null;
        }
        return pull(container, good);
    }

    private @Nullable Duration pull(Container container, boolean good) {
        String image = container.image();
        if (!stages.begun(container.id(), "pull")) {
            container.normal(events, "Pulling", "Pulling image \"" + image + "\"");
        }
        Duration left = stages.left(container.id(), "pull", pace.pulling());
        if (left.isPositive()) {
            return left;
        }
        stages.restart(container.id(), "pull");
        if (good) {
            present.add(image);
            pulled(container);
            long millis = pace.pulling().toMillis();
            container.normal(
                    events,
                    "Pulled",
                    "Successfully pulled image \"%s\" in %dms (%dms including waiting). Image size: %d bytes."
                            .formatted(
                                    image, millis, millis, MILLION + Math.floorMod(image.hashCode(), 100 * MILLION)));
            return null;
        }
        return fail(container);
    }

    void forget(String uid) {
        backOff.forget(uid);
    }

    private void pulled(Container container) {
        stages.left(container.id(), "pulled", Duration.ZERO);
        backOff.forget(container.id());
    }

    private Duration fail(Container container) {
        String image = container.image();
        String why = "failed to pull and unpack image \"%s\": failed to resolve reference \"%s\": %s: not found"
                .formatted(image, image, image);
        String message = "rpc error: code = NotFound desc = " + why;
        container.warning(events, "Failed", "Failed to pull image \"" + image + "\": " + message);
        container.warning(events, "Failed", "Error: ErrImagePull");
        container.waiting("ErrImagePull", message);
        return stages.left(container.id(), "err", pace.starting());
    }

    private @Nullable Duration waitForNextPull(Container container, String reason) {
        String image = container.image();
        if (reason.equals("ErrImagePull")) {
            Duration left = stages.left(container.id(), "err", pace.starting());
            if (left.isPositive()) {
                return left;
            }
            stages.restart(container.id(), "err");
            container.normal(events, "BackOff", "Back-off pulling image \"" + image + "\"");
            container.warning(events, "Failed", "Error: ImagePullBackOff");
            container.waiting("ImagePullBackOff", "Back-off pulling image \"" + image + "\"");
            return stages.left(container.id(), "backoff", backOff.next(container.id()));
        }
        Duration left = stages.left(container.id(), "backoff", pace.backOff());
        if (left.isPositive()) {
            return left;
        }
        stages.restart(container.id(), "backoff");
        return pull(container, Behaviour.of(image) != Behaviour.FAIL_PULL);
    }
}
