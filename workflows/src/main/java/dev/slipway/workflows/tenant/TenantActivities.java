package dev.slipway.workflows.tenant;

import io.temporal.activity.ActivityInterface;

/** What a tenant's workflow does to the cluster besides its releases. */
@ActivityInterface(namePrefix = "Tenant")
public interface TenantActivities {
    /**
     * Makes the tenant's namespace with its labels, and waits where one of that name is still being deleted. It is
     * applied server-side under our own field manager, so a repeat changes nothing.
     */
    void prepareNamespace(TenantStepInput input);

    /**
     * Checks that every release is deployed at its wanted revision with all pods Ready, and records the access URL.
     * It only reads the cluster and writes the same row, so a repeat is harmless.
     */
    void verify(TenantStepInput input);

    /**
     * Deletes the tenant's namespace with all that is in it, and waits until it is gone; what holds it up is named in the
     * log. A repeat finds it gone, or going, and waits on.
     */
    void removeNamespace(TenantStepInput input);
}
