package dev.slipway.activities.helm;

/** Takes lines as Helm writes them. */
@FunctionalInterface
public interface HelmOutput {
    /** Takes one line, without its end; it holds no secret of the release's values. */
    void line(String text);
}
