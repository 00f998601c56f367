package dev.slipway.api.tenant;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of tenants as the API needs them.
 *
 * @param baseDomain the domain under which tenants get their host names
 * @param charts a folder of charts to use in place of those that come with Slipway
 */
@ConfigurationProperties("slipway")
record TenantSettings(
        @DefaultValue("localhost") String baseDomain,
        @Nullable String charts) {}
