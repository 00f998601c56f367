package dev.slipway.api.tenant;

import dev.slipway.cluster.ingress.FrontendAddress;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantComponent;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where people reach a tenant: as the cluster has it now, or as it was last seen where the cluster does not answer.
 * Thread-safe.
 */
@Component
class AccessUrls {
    private static final Logger LOG = LoggerFactory.getLogger(AccessUrls.class);

    private final FrontendAddress addresses;

    AccessUrls(FrontendAddress addresses) {
        this.addresses = addresses;
    }

    @Nullable
    String of(Tenant tenant) {
        try {
            return addresses
                    .find(tenant.namespace(), TenantComponent.USER_FRONTEND.releaseName(tenant.code()))
                    .orElse(tenant.accessUrl());
        } catch (KubernetesClientException away) {
            LOG.warn("Showing the access URL of {} as last seen: {}", tenant.code(), away.getMessage());
            return tenant.accessUrl();
        }
    }
}
