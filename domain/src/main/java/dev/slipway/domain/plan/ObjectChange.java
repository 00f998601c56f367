package dev.slipway.domain.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one object of a release.
 *
 * @param kind for example {@code StatefulSet}
 * @param name its name
 * @param change what becomes of it
 * @param destructive why that is dangerous; empty where it is not
 * @param fields the fields that change, where the object is changed; empty otherwise
 * @param diff the change as a unified diff of YAML; null where nothing changes
 */
public record ObjectChange(
        String kind,
        String name,
        ChangeKind change,
        List<Destruction> destructive,
        List<FieldChange> fields,
        @Nullable String diff) {}
