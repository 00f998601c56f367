package dev.slipway.activities.rollout;

import java.util.List;

/** Tells when the cluster goes away and when it is back. One thread's. */
final class ContactLines {
    private boolean lost;

    List<Line> news(boolean connected) {
        if (connected != lost) {
            return List.of();
        }
        lost = !connected;
        return List.of(
                lost
                        ? Line.warning(
                                "",
                                "The Kubernetes API does not answer; what runs goes on, and so does this once it is back")
                        : Line.info("", "The Kubernetes API answers again"));
    }
}
