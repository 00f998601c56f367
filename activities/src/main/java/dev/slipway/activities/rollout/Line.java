package dev.slipway.activities.rollout;

import org.jspecify.annotations.Nullable;

/**
 * Something to tell a person.
 *
 * @param key what it says, without what changes from one time to the next: each key is told once in a rollout
 * @param warning whether a person should look at it
 * @param text one line
 * @param crashed the container whose last words belong below it
 */
record Line(
        String key, boolean warning, String text, @Nullable Crashed crashed) {
    static Line info(String key, String text) {
        return new Line(key, false, text, null);
    }

    static Line warning(String key, String text) {
        return new Line(key, true, text, null);
    }

    /**
     * A container that crashed.
     *
     * @param pod the pod's name
     * @param container the container's name
     * @param previous whether its log is that of the run before the present one
     */
    record Crashed(String pod, String container, boolean previous) {}
}
