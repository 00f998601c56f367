package dev.slipway.api.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.CannotCreateTransactionException;

class ErrorTranslatorTest {

    @ParameterizedTest
    @MethodSource
    void whatIsAwayIsNamedAndSaysWhenToComeBack(Throwable thrown, ErrorCode code) {
        ApiException told = ErrorTranslator.translate(thrown);
        assertThat(told.code()).isEqualTo(code);
        assertThat(told.headers()).containsEntry("Retry-After", "5");
        assertThat(told.message() + told.detail()).doesNotContain("secret");
    }

    static Stream<Arguments> whatIsAwayIsNamedAndSaysWhenToComeBack() {
        return Stream.of(
                Arguments.of(
                        Status.UNAVAILABLE.withDescription("secret").asRuntimeException(),
                        ErrorCode.TEMPORAL_UNAVAILABLE),
                Arguments.of(
                        new IllegalStateException(Status.DEADLINE_EXCEEDED.asRuntimeException()),
                        ErrorCode.TEMPORAL_UNAVAILABLE),
                Arguments.of(
                        new CannotCreateTransactionException("secret", new SQLTransientConnectionException("secret")),
                        ErrorCode.DATABASE_UNAVAILABLE),
                Arguments.of(new RuntimeException(new SQLException("secret", "57P01")), ErrorCode.DATABASE_UNAVAILABLE),
                Arguments.of(new RuntimeException(new SQLException("secret", "08006")), ErrorCode.DATABASE_UNAVAILABLE),
                Arguments.of(new RuntimeException(new SQLException("secret", "40001")), ErrorCode.DATABASE_UNAVAILABLE),
                Arguments.of(
                        new KubernetesClientException("secret", new ConnectException()), ErrorCode.CLUSTER_UNAVAILABLE),
                Arguments.of(new KubernetesClientException("secret", 503, null), ErrorCode.CLUSTER_UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource
    void whatNobodyForesawIsAFaultWithoutItsDetails(Throwable thrown) {
        ApiException told = ErrorTranslator.translate(thrown);
        assertThat(told.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(told.message() + told.detail()).doesNotContain("secret");
    }

    static Stream<Throwable> whatNobodyForesawIsAFaultWithoutItsDetails() {
        return Stream.of(
                new IllegalStateException("secret"),
                new IOException("secret"),
                new RuntimeException(new SQLException("secret", "23505")),
                Status.INTERNAL.withDescription("secret").asRuntimeException(),
                new StackOverflowError("secret"));
    }

    @ParameterizedTest
    @MethodSource
    void aRefusalSurvivesWhateverWrapsIt(Throwable thrown) {
        assertThat(ErrorTranslator.translate(thrown).code()).isEqualTo(ErrorCode.TENANT_EXISTS);
    }

    static Stream<Throwable> aRefusalSurvivesWhateverWrapsIt() {
        ApiException refusal = ApiException.of(ErrorCode.TENANT_EXISTS, "It exists", "Choose another");
        return Stream.of(refusal, new RuntimeException(refusal), new IOException(new IllegalStateException(refusal)));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasAnErrorStatusAndAMeaning(ErrorCode code) {
        assertThat(code.status().isError()).isTrue();
        assertThat(code.meaning()).isNotBlank().doesNotEndWith(".");
    }
}
