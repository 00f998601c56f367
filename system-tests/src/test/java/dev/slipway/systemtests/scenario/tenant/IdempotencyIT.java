package dev.slipway.systemtests.scenario.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SystemTest
class IdempotencyIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String KEY = "Idempotency-Key";

    @Test
    void makesOneTenantOfFiftyRequestsWithOneKey(ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = CompanyCodes.next();
        List<Answer> answers = fiftyAtOnce(api, code, KEY, UUID.randomUUID().toString());
        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        tenants.awaitEnd(new DeployJob(code, answers.getFirst().text("deploymentJobId")), LIMIT);
        assertOneOfEach(api, cluster, code);
    }

    @Test
    void makesOneTenantOfFiftyRequestsWithoutAKey(ApiClient api, Tenants tenants, ClusterView cluster) {
        String code = CompanyCodes.next();
        List<Answer> answers = fiftyAtOnce(api, code);
        List<Answer> accepted =
                answers.stream().filter(answer -> answer.status() == 202).toList();
        assertThat(accepted).hasSize(1);
        String job = accepted.getFirst().text("deploymentJobId");
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(49)
                .allSatisfy(answer -> {
                    assertThat(answer.text("code")).isEqualTo("TENANT_EXISTS");
                    assertThat(answer.text("deploymentJobId")).isEqualTo(job);
                });
        tenants.awaitEnd(new DeployJob(code, job), LIMIT);
        assertOneOfEach(api, cluster, code);
    }

    @Test
    void givesTheFirstAnswerAgainLongAfterwards(Tenants tenants) {
        String code = CompanyCodes.next();
        String key = UUID.randomUUID().toString();
        Answer first = tenants.ask(TenantRequest.of(code), KEY, key);
        tenants.awaitEnd(new DeployJob(code, first.text("deploymentJobId")), LIMIT);
        Answer again = tenants.ask(TenantRequest.of(code), KEY, key);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void refusesAKeyThatCameWithAnotherBody(Tenants tenants) {
        String code = CompanyCodes.next();
        String key = UUID.randomUUID().toString();
        Answer first = tenants.ask(TenantRequest.of(code), KEY, key);
        Answer other = tenants.ask(TenantRequest.of(CompanyCodes.next()), KEY, key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        tenants.awaitEnd(new DeployJob(code, first.text("deploymentJobId")), LIMIT);
    }

    private static List<Answer> fiftyAtOnce(ApiClient api, String code, String... headers) {
        String body = TenantRequest.of(code).json();
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 50)
                .mapToObj(number -> api.postLater("/api/tenants", body, headers))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void assertOneOfEach(ApiClient api, ClusterView cluster, String code) {
        Answer history = api.get("/api/tenants/" + code + "/deployments");
        assertThat(history.json().required("totalItems").asInt()).isEqualTo(1);
        assertThat(cluster.releases(CompanyCodes.namespace(code))).hasSize(3);
    }
}
