package dev.slipway.activities.rollout;

/** Hears what a rollout does. Calls come one after the other on the follower's thread, and may take their time. */
public interface RolloutListener {
    /** Something happened, in words for the log; one line. Not masked: it may hold what a container wrote. */
    void line(String text);

    /** The same, where a person should look at it. */
    void warning(String text);

    /** How far it is, whenever that changes. */
    void progress(int readyPods, int wantedPods);
}
