package dev.slipway.activities.release;

import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.workflows.release.ReleaseInput;

/** Says what a release is to be: each feature that deploys releases has one for its own. Thread-safe. */
public interface ReleaseSpecs {
    /** The chart and values that the release's deployment asks for, as they were when it was asked for. */
    ReleaseSpec of(ReleaseInput input);
}
