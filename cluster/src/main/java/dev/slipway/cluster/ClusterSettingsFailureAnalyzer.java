package dev.slipway.cluster;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start with unusable settings in one clear line instead of a stack trace. */
final class ClusterSettingsFailureAnalyzer extends AbstractFailureAnalyzer<ClusterSettingsException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ClusterSettingsException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
