package dev.slipway.cluster;

import org.jspecify.annotations.Nullable;

/**
 * What says where the cluster is cannot be used. The message is one line for a person: which setting, what is wrong
 * with it, and what to do. It never holds a secret.
 */
public final class ClusterSettingsException extends RuntimeException {
    /** What is wrong. Stable: programs may match on it. */
    public enum Code {
        /** Nothing says where the cluster is. */
        CLUSTER_NOT_CONFIGURED,
        /** A kubeconfig file, or a file it names, is missing or unreadable. */
        KUBECONFIG_UNREADABLE,
        /** A kubeconfig is no kubeconfig, or names a cluster or user that it does not have. */
        KUBECONFIG_INVALID,
        /** The kubeconfig's current context is missing. */
        KUBECONFIG_CONTEXT_MISSING,
        /** KUBE_CONFIG_BASE64 is not Base64. */
        KUBE_CONFIG_BASE64_INVALID,
        /** KUBE_HOST is no address, or has no token beside it. */
        KUBE_HOST_INVALID,
        /** KUBE_CA is no certificate. */
        KUBE_CA_INVALID
    }

    private static final long serialVersionUID = 1L;

    private final Code code;

    ClusterSettingsException(Code code, String message) {
        this(code, message, null);
    }

    ClusterSettingsException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What is wrong. */
    public Code code() {
        return code;
    }
}
