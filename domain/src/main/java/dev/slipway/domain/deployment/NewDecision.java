package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.TenantConfig;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is made of.
 *
 * @param deploymentId the job it is about
 * @param verb what is decided
 * @param step the step it is about; null for the one that waits, or the whole
 * @param policy what becomes of what was done; null unless it cancels
 * @param actor who decides
 * @param reason why
 * @param config the corrected configuration; null unless it retries with one
 */
public record NewDecision(
        UUID deploymentId,
        DecisionVerb verb,
        @Nullable String step,
        @Nullable String policy,
        String actor,
        @Nullable String reason,
        @Nullable TenantConfig config) {}
