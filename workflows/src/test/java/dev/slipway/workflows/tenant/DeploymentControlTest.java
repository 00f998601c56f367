package dev.slipway.workflows.tenant;

import static dev.slipway.workflows.tenant.DeploymentWorkers.cancel;
import static dev.slipway.workflows.tenant.DeploymentWorkers.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.slipway.workflows.deployment.CancelPolicy;
import dev.slipway.workflows.deployment.Decision;
import dev.slipway.workflows.deployment.Decision.Verb;
import dev.slipway.workflows.deployment.DeploymentOutcome;
import dev.slipway.workflows.deployment.DeploymentRun;
import dev.slipway.workflows.deployment.FailurePolicy;
import dev.slipway.workflows.deployment.FinishDeployment;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reins that people hold: what they may decide when, and what comes of it. */
class DeploymentControlTest {
    private static final StepError CRASH =
            new StepError("CRASH_LOOP", FailureClass.USER, "The pod crashes", "Look at its log.");

    private final RecordingActivities world = new RecordingActivities();
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

    @BeforeEach
    void startWorker() {
        DeploymentWorkers.start(temporal, world);
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void waitsInAttentionAsLongAsItTakesAndTriesAgain() {
        WorkflowStub workflow = inAttention();
        temporal.sleep(Duration.ofDays(30));

        decide(workflow, decision(Verb.RETRY, "backend-api"));
        workflow.getResult(Void.class);

        assertThat(world.calls())
                .containsSubsequence(
                        "deploy backend-api-cha",
                        "ATTENTION backend-api",
                        "decided",
                        "RUNNING backend-api",
                        "deploy backend-api-cha",
                        "deploy user-frontend-cha",
                        "verify CHA 3",
                        "finish SUCCEEDED");
    }

    @Test
    void comesBackToAttentionWhenTheRetryFailsToo() {
        world.fail("deploy backend-api-cha", CRASH);
        WorkflowStub workflow = inAttention();

        decide(workflow, decision(Verb.RETRY, null));
        await("ATTENTION backend-api", 2);
        decide(workflow, decision(Verb.RETRY, null));
        workflow.getResult(Void.class);

        assertThat(world.calls()).filteredOn("deploy backend-api-cha"::equals).hasSize(3);
    }

    @Test
    void goesOnWithoutAStepAndChecksTheRest() {
        WorkflowStub workflow = inAttention();

        decide(workflow, decision(Verb.SKIP, "backend-api"));
        workflow.getResult(Void.class);

        assertThat(world.calls())
                .containsSubsequence(
                        "skipped backend-api", "deploy user-frontend-cha", "verify CHA 2", "finish SUCCEEDED");
    }

    @Test
    void takesBackWhatItDidWhenToldTo() {
        WorkflowStub workflow = inAttention();

        decide(workflow, decision(Verb.ROLLBACK, null));

        assertThatThrownBy(() -> workflow.getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);
        assertThat(world.calls())
                .containsSubsequence(
                        "ROLLING_BACK",
                        "roll back backend-api-cha to 0",
                        "roll back postgresql-cha to 0",
                        "finish FAILED");
    }

    @Test
    void refusesWhatTheStateForbidsAndSaysWhy() {
        WorkflowStub workflow = inAttention();

        assertRefused(workflow, decision(Verb.RESUME, null), "The job is not paused");
        assertRefused(workflow, decision(Verb.RETRY, "postgresql"), "Not step postgresql, but backend-api has failed");
        assertRefused(workflow, decision(Verb.APPROVE, null), "No step waits for approval");
        assertRefused(workflow, decision(Verb.PAUSE, null), "Step backend-api has failed and waits for a decision");
        Decision ofAnother = new Decision(UUID.randomUUID(), UUID.randomUUID(), Verb.CANCEL, null, null);
        assertRefused(workflow, ofAnother, "The job has ended");

        decide(workflow, cancel(CancelPolicy.KEEP));
    }

    @Test
    void pausesBeforeTheNextStepUntilResumed() {
        world.plan(Plans.approved("postgresql"));
        WorkflowStub workflow = start();
        await("AWAITING_APPROVAL postgresql", 1);
        decide(workflow, decision(Verb.PAUSE, null));
        decide(workflow, decision(Verb.APPROVE, null));
        await("PAUSED backend-api", 1);
        assertThat(world.calls()).doesNotContain("deploy backend-api-cha");
        assertRefused(workflow, decision(Verb.PAUSE, null), "The job is paused already");

        decide(workflow, decision(Verb.RESUME, null));
        workflow.getResult(Void.class);

        assertThat(world.calls())
                .containsSubsequence("PAUSED backend-api", "RUNNING backend-api", "deploy backend-api-cha");
    }

    @Test
    void waitsForApprovalOfTheStepsThatNeedIt() {
        world.plan(Plans.approved("backend-api", "verify"));
        WorkflowStub workflow = start();
        await("AWAITING_APPROVAL backend-api", 1);
        assertThat(world.calls()).contains("deploy postgresql-cha").doesNotContain("deploy backend-api-cha");
        assertRefused(workflow, decision(Verb.APPROVE, "postgresql"), "Step postgresql needs no approval");

        decide(workflow, decision(Verb.APPROVE, "verify"));
        decide(workflow, decision(Verb.APPROVE, null));
        workflow.getResult(Void.class);

        assertThat(world.calls()).doesNotContain("AWAITING_APPROVAL verify").endsWith("finish SUCCEEDED");
    }

    @Test
    void failsWhenAStepIsRejected() {
        world.plan(Plans.approved("backend-api"));
        WorkflowStub workflow = start();
        await("AWAITING_APPROVAL backend-api", 1);

        decide(workflow, decision(Verb.REJECT, null));

        assertThatThrownBy(() -> workflow.getResult(Void.class))
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("APPROVAL_REJECTED"));
        assertThat(world.calls()).doesNotContain("deploy backend-api-cha").contains("finish FAILED");
    }

    @Test
    void stopsTheWorkThatRunsWhenCancelled() {
        world.runForEver("deploy backend-api-cha");
        WorkflowStub workflow = start();
        await("deploy backend-api-cha", 1);

        decide(workflow, cancel(CancelPolicy.KEEP));

        assertCancelled(workflow);
        assertThat(world.calls()).doesNotContain("deploy user-frontend-cha").contains("finish CANCELLED");
        assertThat(finish().step()).isEqualTo("backend-api");
    }

    @Test
    void takesBackWhatACancelledUpgradeDid() {
        world.plan(Plans.upgrading(FailurePolicy.FAIL));
        world.runForEver("deploy backend-api-cha");
        WorkflowStub workflow = start();
        await("deploy backend-api-cha", 1);

        decide(workflow, cancel(CancelPolicy.DELETE));

        assertCancelled(workflow);
        assertThat(world.calls())
                .containsSubsequence(
                        "CANCELLING",
                        "roll back backend-api-cha to 4",
                        "roll back postgresql-cha to 4",
                        "finish CANCELLED")
                .doesNotContain("remove namespace cha-tenant");
        assertThat(finish().undone()).isTrue();
    }

    @Test
    void namesTheNamespaceThatStaysWithAReleaseThatCannotGo() {
        world.fail("roll back backend-api-cha to 0", CRASH);
        WorkflowStub workflow = inAttention();

        decide(workflow, cancel(CancelPolicy.DELETE));

        assertCancelled(workflow);
        assertThat(world.calls()).doesNotContain("remove namespace cha-tenant");
        assertThat(finish().undone()).isFalse();
        assertThat(finish().leftBehind()).containsExactly("release backend-api-cha", "namespace cha-tenant");
    }

    @Test
    void leavesNothingOfANewTenantWhenToldTo() {
        WorkflowStub workflow = inAttention();

        decide(workflow, cancel(CancelPolicy.DELETE));

        assertCancelled(workflow);
        assertThat(world.calls())
                .containsSubsequence(
                        "roll back backend-api-cha to 0",
                        "roll back postgresql-cha to 0",
                        "remove namespace cha-tenant",
                        "finish CANCELLED");
    }

    @Test
    void isCancelledFromTemporalItselfToo() {
        world.runForEver("deploy postgresql-cha");
        WorkflowStub workflow = start();
        await("deploy postgresql-cha", 1);

        workflow.cancel();

        assertThatThrownBy(() -> workflow.getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);
        assertThat(world.calls()).endsWith("finish CANCELLED");
    }

    @Test
    void removesATenantInReverse() {
        world.plan(Plans.removing(false));
        DeploymentWorkers.start(temporal.getWorkflowClient(), TenantDeployments.DELETE_WORKFLOW)
                .getResult(Void.class);

        assertThat(world.calls())
                .containsExactly(
                        "admit",
                        "begin",
                        "uninstall user-frontend-cha",
                        "uninstall backend-api-cha",
                        "uninstall postgresql-cha",
                        "remove namespace cha-tenant",
                        "finish SUCCEEDED");
    }

    @Test
    void leavesTheNamespaceWhereTheDataIsToStay() {
        world.plan(Plans.removing(true));
        DeploymentWorkers.start(temporal.getWorkflowClient(), TenantDeployments.DELETE_WORKFLOW)
                .getResult(Void.class);

        assertThat(world.calls()).doesNotContain("remove namespace cha-tenant").endsWith("finish SUCCEEDED");
    }

    private WorkflowStub inAttention() {
        world.plan(Plans.deploying(FailurePolicy.KEEP));
        world.fail("deploy backend-api-cha", CRASH);
        WorkflowStub workflow = start();
        await("ATTENTION backend-api", 1);
        return workflow;
    }

    private WorkflowStub start() {
        return DeploymentWorkers.start(temporal.getWorkflowClient(), TenantDeployments.DEPLOY_WORKFLOW);
    }

    private void await(String call, int times) {
        for (int i = 0; i < 600; i++) {
            if (world.calls().stream().filter(call::equals).count() >= times) {
                return;
            }
            temporal.sleep(Duration.ofSeconds(1));
        }
        throw new AssertionError(call + " did not come " + times + " times in ten minutes: " + world.calls());
    }

    private FinishDeployment finish() {
        var finish = world.finished();
        assertNotNull(finish);
        return finish;
    }

    private void assertCancelled(WorkflowStub workflow) {
        assertThatThrownBy(() -> workflow.getResult(Void.class))
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo(DeploymentRun.CANCELLED));
        assertThat(finish().outcome()).isEqualTo(DeploymentOutcome.CANCELLED);
    }

    private static void decide(WorkflowStub workflow, Decision decision) {
        workflow.update("decide", Void.class, decision);
    }

    private static void assertRefused(WorkflowStub workflow, Decision decision, @Nullable String why) {
        assertThatThrownBy(() -> decide(workflow, decision))
                .isInstanceOf(WorkflowUpdateException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getOriginalMessage()).isEqualTo(why));
    }
}
