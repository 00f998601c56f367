package dev.slipway.activities.helm;

import dev.slipway.workflows.failure.FailureClass;

/** Why something did not work with Helm. The names are stable codes. */
public enum HelmFailure {
    CHART_NOT_FOUND(FailureClass.PLATFORM, "Check slipway.charts."),
    CHART_INVALID(FailureClass.PLATFORM, "Check the chart with: helm lint --strict"),
    VALUES_INVALID(FailureClass.USER, "Correct the values and deploy again."),
    OBJECT_INVALID(FailureClass.USER, "Correct the values that end up in this object and deploy again."),
    KIND_UNKNOWN(FailureClass.USER, "Install its custom resource definition, or turn it off in the values."),
    QUOTA_EXCEEDED(FailureClass.CAPACITY, "Raise the namespace's quota, or ask for less in the values."),
    FORBIDDEN(FailureClass.PLATFORM, "Check the rights of Slipway's account in the cluster."),
    IMMUTABLE_FIELD(
            FailureClass.USER,
            "This field is fixed once the release is installed: take the change back in the values."),
    OPERATION_IN_PROGRESS(FailureClass.TRANSIENT, "Another Helm works on this release; it is tried again."),
    LEASE_LOST(FailureClass.TRANSIENT, "Another attempt may go on with the release; see that PostgreSQL answers."),
    CLUSTER_UNREACHABLE(FailureClass.TRANSIENT, "Check that the cluster's API server answers."),
    TIMEOUT(FailureClass.TRANSIENT, "Check that the cluster's API server answers, and the chart's hooks."),
    NAMESPACE_UNAVAILABLE(FailureClass.TRANSIENT, "Wait until the namespace is gone or there, then deploy again."),
    OBJECT_EXISTS(FailureClass.USER, "Remove that object, or the release that owns it, then deploy again."),
    FIELD_CONFLICT(FailureClass.USER, "Somebody else manages this field; take it out of one of the two."),
    RELEASE_UNREADABLE(FailureClass.PLATFORM, "Look at the release with: helm history"),
    HELM_MISSING(FailureClass.PLATFORM, "Install Helm 4, or set SLIPWAY_HELM to its path."),
    HELM_FAILED(FailureClass.PLATFORM, "Look at the deployment's log.");

    private final FailureClass failureClass;
    private final String hint;

    HelmFailure(FailureClass failureClass, String hint) {
        this.failureClass = failureClass;
        this.hint = hint;
    }

    /** Who can do something about it. */
    public FailureClass failureClass() {
        return failureClass;
    }

    /** What to do next. */
    public String hint() {
        return hint;
    }
}
