package dev.slipway.api.control;

import dev.slipway.api.deployment.DeploymentStarter;
import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.tenant.DeploymentAccepted;
import dev.slipway.api.tenant.TenantConfigCheck;
import dev.slipway.api.tenant.TenantOrders;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.deployment.DecisionVerb;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.deployment.DeploymentRepository;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.tenant.CompanyCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The reins of running jobs. Each decision is accepted or refused at once; the job's log and timeline tell of it. */
@RestController
@Tag(name = "Deployments")
class DecisionController {
    private static final int LONGEST_REASON = 500;

    private final DeploymentRepository deployments;
    private final DeploymentDecisions decisions;
    private final TenantConfigCheck check;
    private final TenantOrders orders;
    private final DeploymentStarter starter;

    DecisionController(
            DeploymentRepository deployments,
            DeploymentDecisions decisions,
            TenantConfigCheck check,
            TenantOrders orders,
            DeploymentStarter starter) {
        this.deployments = deployments;
        this.decisions = decisions;
        this.check = check;
        this.orders = orders;
        this.starter = starter;
    }

    @PostMapping("/api/deployments/{jobId}/{verb:cancel|pause|resume|approve|reject|retry|skip|rollback}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @FailsWith({ErrorCode.DEPLOYMENT_NOT_FOUND, ErrorCode.NOT_ALLOWED_IN_THIS_STATE})
    @Operation(summary = "Decide about a running job", description = """
                    - cancel: stop now, at any point; policy says what becomes of what was done: keep (the default), \
                    rollback or delete
                    - pause: stop before the next step; resume: go on
                    - approve, reject: of a step in requireApproval, the one that waits or one still to come
                    - retry, skip, rollback: about the step that failed, where onFailure is keep; a retry may bring a \
                    corrected config
                    - rollback of a job that has succeeded: a new job brings the tenant back to what that one made of it""")
    Object decide(
            @PathVariable UUID jobId,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "cancel",
                                                "pause",
                                                "resume",
                                                "approve",
                                                "reject",
                                                "retry",
                                                "skip",
                                                "rollback"
                                            }))
                    @PathVariable
                    String verb,
            @RequestBody(required = false) @Nullable DecisionRequest body,
            HttpServletRequest request) {
        DecisionVerb decided = DecisionVerb.valueOf(verb.toUpperCase(Locale.ROOT));
        Deployment job = deployments
                .findWithStepsById(jobId)
                .orElseThrow(() -> ApiException.of(
                        ErrorCode.DEPLOYMENT_NOT_FOUND,
                        "Deployment not found",
                        "GET /api/tenants/{companyCode}/deployments lists a tenant's"));
        DecisionRequest asked = body == null ? DecisionRequest.empty() : body;
        refuseInvalid(job, decided, asked);
        if (decided == DecisionVerb.ROLLBACK && job.ended()) {
            return rollBackTo(job, request);
        }
        return decisions.take(job, decided, asked, request.getUserPrincipal().getName());
    }

    /** Rolling back to a job that is over and done with is a job of its own. */
    private DeploymentAccepted rollBackTo(Deployment job, HttpServletRequest request) {
        boolean isWhatRuns = deployments
                .findFirstByCompanyCodeAndStateOrderByIdDesc(job.companyCode(), DeploymentState.SUCCEEDED)
                .filter(newest -> newest.id().equals(job.id()))
                .isPresent();
        if (job.state() != DeploymentState.SUCCEEDED || job.kind() == DeploymentKind.DELETE || isWhatRuns) {
            throw DeploymentDecisions.refusal(
                    DecisionVerb.ROLLBACK,
                    isWhatRuns
                            ? "The tenant is what this job made of it; name an earlier job to go back to"
                            : "The job has ended as " + job.state().wire() + "; name one that succeeded to go back to");
        }
        DeploymentAccepted accepted = orders.rollBack(job, request);
        starter.startNewest(job.companyCode());
        return accepted;
    }

    private void refuseInvalid(Deployment job, DecisionVerb verb, DecisionRequest asked) {
        Map<String, String> problems = new TreeMap<>();
        if (asked.reason() != null
                && (asked.reason().length() > LONGEST_REASON
                        || asked.reason().chars().anyMatch(Character::isISOControl))) {
            problems.put("reason", "must be at most " + LONGEST_REASON + " printable characters");
        }
        if (asked.step() != null
                && job.steps().stream().noneMatch(step -> step.name().equals(asked.step()))) {
            problems.put("step", "is no step of this job");
        }
        if (asked.policy() != null && verb != DecisionVerb.CANCEL) {
            problems.put("policy", "goes with cancel alone");
        }
        if (asked.config() != null && verb != DecisionVerb.RETRY) {
            problems.put("config", "goes with retry alone");
        } else if (asked.config() != null) {
            problems.putAll(check.problems(new CompanyCode(job.companyCode()), asked.config()));
        }
        if (!problems.isEmpty()) {
            throw ApiException.invalid(ErrorCode.VALIDATION_FAILED, "The request is not valid", problems);
        }
    }
}
