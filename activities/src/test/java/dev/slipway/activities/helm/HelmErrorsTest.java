package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The texts are what Helm 3.21, Helm 4.3 and Kubernetes 1.37 say. */
class HelmErrorsTest {
    private static final ReleaseName RELEASE = new ReleaseName("cha-tenant", "postgresql-cha");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPERATION_IN_PROGRESS | UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress
            QUOTA_EXCEEDED        | services "pg" is forbidden: exceeded quota: no-services, requested: services=1
            FORBIDDEN             | secrets is forbidden: User "dev" cannot list resource "secrets" in API group ""
            FORBIDDEN             | the server has asked for the client to provide credentials
            CLUSTER_UNREACHABLE   | Kubernetes cluster unreachable: Get "https://127.0.0.1:1/version": dial tcp
            CLUSTER_UNREACHABLE   | read tcp 127.0.0.1:1->127.0.0.1:2: connection reset by peer
            TIMEOUT               | client rate limiter Wait returned an error: context deadline exceeded
            NAMESPACE_UNAVAILABLE | create: failed to create: namespaces "cha-tenant" not found
            NAMESPACE_UNAVAILABLE | unable to create new content in namespace x because it is being terminated
            OBJECT_EXISTS         | Service "pg" in namespace "x" exists and cannot be imported into the current release
            KIND_UNKNOWN          | no matches for kind "IngressRoute" in version "traefik.io/v1alpha1"
            IMMUTABLE_FIELD       | cannot patch "pg": spec: Forbidden: updates to statefulset spec for fields other than
            IMMUTABLE_FIELD       | Deployment.apps "be" is invalid: spec.selector: Invalid value: x: field is immutable
            OBJECT_INVALID        | Deployment.apps "be" is invalid: spec.replicas: Invalid value: -1: must be positive
            FIELD_CONFLICT        | conflict occurred: Apply failed with 1 conflict: conflict with "kubectl": .spec
            CHART_INVALID         | parse error at (postgresql/templates/a.yaml:3): function "x" not defined
            HELM_FAILED           | something that nobody has seen before
            """)
    void tellsFailuresApart(HelmFailure failure, String text) {
        assertThat(read(text).failure()).isEqualTo(failure);
    }

    @Test
    void namesTheFieldsOfValuesThatDoNotFitWithoutTheirContent() {
        HelmException failure = read("""
                values don't meet the specifications of the schema(s) in the following chart(s):
                postgresql:
                - at '/replicaCount': got string, want integer
                - at '/auth/password': 'hush-hush' does not match pattern '^[a-z]+$'
                """);

        assertThat(failure.failure()).isEqualTo(HelmFailure.VALUES_INVALID);
        assertThat(failure)
                .hasMessage("The values of postgresql-cha do not fit its chart:"
                        + " at '/replicaCount': got string, want integer;"
                        + " at '/auth/password': does not match pattern '^[a-z]+$'");
    }

    @Test
    void saysWhatAChartItselfRefuses() {
        assertThat(read("UPGRADE FAILED: execution error at (postgresql/templates/secret.yaml:15:15): no, not that"))
                .hasMessage("The values of postgresql-cha do not fit its chart: no, not that");
    }

    @Test
    void masksSecretsAndKeepsMessagesShort() {
        SecretMask mask = SecretMask.of(JsonMapper.shared().readTree("{\"auth\": {\"password\": \"hush-hush\"}}"));

        HelmException failure = HelmErrors.read(RELEASE, "it was hush-hush " + "x".repeat(5_000), mask);

        assertThat(failure).hasMessageStartingWith("it was *** x");
        assertThat(failure.getMessage()).hasSizeLessThan(1_100);
    }

    private static HelmException read(String text) {
        return HelmErrors.read(RELEASE, text, SecretMask.none());
    }
}
