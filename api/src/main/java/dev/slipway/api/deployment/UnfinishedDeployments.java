package dev.slipway.api.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRepository;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes up, at the start, every deployment that has not ended: those whose start a crash came before, and those whose
 * runs were lost with a Temporal server that keeps none. Those that run are not disturbed.
 */
@Component
class UnfinishedDeployments {
    private final DeploymentRepository deployments;
    private final DeploymentStarter starter;

    UnfinishedDeployments(DeploymentRepository deployments, DeploymentStarter starter) {
        this.deployments = deployments;
        this.starter = starter;
    }

    @EventListener(ApplicationReadyEvent.class)
    void takeUp() {
        Thread.ofVirtual().name("unfinished-deployments").start(this::startAll);
    }

    private void startAll() {
        deployments.findByEndedAtIsNullOrderById().stream().map(Deployment::id).forEach(starter::startOrWait);
    }
}
