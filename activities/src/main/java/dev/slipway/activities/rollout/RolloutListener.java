package dev.slipway.activities.rollout;

/** Hears what a rollout does. Calls come one after the other on the follower's thread. */
public interface RolloutListener {
    /** Something happened, in words for the log. */
    void line(String text);

    /** Something happened that a person should look at. */
    void warning(String text);

    /** How far it is. */
    void progress(int readyPods, int wantedPods);
}
