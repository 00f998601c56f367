package dev.slipway.api.start;

import dev.slipway.api.security.AdminTokenException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The administrator's token is missing or unusable. */
final class AdminTokenFailureAnalyzer extends AbstractFailureAnalyzer<AdminTokenException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AdminTokenException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Set it to a secret of at least 16 letters and digits, for example from: openssl rand -hex 32",
                cause);
    }
}
