package dev.slipway.domain.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one release.
 *
 * @param component the component's name in JSON, for example {@code backendApi}
 * @param releaseName the release's name
 * @param action what becomes of it
 * @param liveRevision the revision it is compared with; null where there is none
 * @param destructive whether any of its changes is dangerous
 * @param objects its objects by kind and name, unchanged ones too
 */
public record ReleasePlan(
        String component,
        String releaseName,
        ReleaseAction action,
        @Nullable Integer liveRevision,
        boolean destructive,
        List<ObjectChange> objects) {
    /** The plan made of these changes. */
    public static ReleasePlan of(
            String component,
            String releaseName,
            ReleaseAction action,
            @Nullable Integer liveRevision,
            List<ObjectChange> objects) {
        boolean destructive =
                objects.stream().anyMatch(object -> !object.destructive().isEmpty());
        return new ReleasePlan(component, releaseName, action, liveRevision, destructive, List.copyOf(objects));
    }
}
