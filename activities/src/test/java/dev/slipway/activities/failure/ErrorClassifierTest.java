package dev.slipway.activities.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;

class ErrorClassifierTest {
    @Test
    void aClusterThatGivesNoAnswerIsWaitedFor() {
        StepError error =
                ErrorClassifier.classify(new KubernetesClientException("get failed", new ConnectException("refused")));

        assertThat(error.code()).isEqualTo("CLUSTER_UNREACHABLE");
        assertThat(error.failureClass()).isEqualTo(FailureClass.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, CLUSTER_UNREACHABLE, TRANSIENT",
        "0, CLUSTER_UNREACHABLE, TRANSIENT",
        "401, CLUSTER_UNAUTHORIZED, PLATFORM",
        "403, FORBIDDEN, PLATFORM",
        "422, CLUSTER_REJECTED, USER",
        "429, CLUSTER_UNREACHABLE, TRANSIENT",
        "500, CLUSTER_UNREACHABLE, TRANSIENT",
        "503, CLUSTER_UNREACHABLE, TRANSIENT"
    })
    void theClustersAnswerSaysWhoCanDoSomething(int status, String code, FailureClass failureClass) {
        StepError error = ErrorClassifier.classify(new KubernetesClientException("no", status, null));

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.failureClass()).isEqualTo(failureClass);
    }

    @Test
    void aQuotaIsNamedAndWaitedFor() {
        String message = "pods \"a\" is forbidden: exceeded quota: compute";
        StepError error = ErrorClassifier.classify(new KubernetesClientException(
                "no", 403, new StatusBuilder().withMessage(message).build()));

        assertThat(error)
                .extracting(StepError::code, StepError::failureClass, StepError::message)
                .containsExactly("QUOTA_EXCEEDED", FailureClass.CAPACITY, message);
    }

    @Test
    void findsTheKnownCauseBeneathOthers() {
        StepError error = ErrorClassifier.classify(new IllegalStateException(
                "outer", new DataAccessResourceFailureException("no connection", new IOException("reset"))));

        assertThat(error.code()).isEqualTo("DATABASE_UNREACHABLE");
    }

    @Test
    void whatIsNotKnownSaysNothingOfItsInsides() {
        StepError error = ErrorClassifier.classify(new IllegalStateException("password=hunter2 at /srv/x"));

        assertThat(error.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(error.message()).doesNotContain("hunter2").doesNotContain("/srv");
    }
}
