package dev.slipway.systemtests.tenant;

/**
 * An accepted deploy.
 *
 * @param companyCode the tenant
 * @param id the job's id
 */
public record DeployJob(String companyCode, String id) {}
