package dev.slipway.domain.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a release has drifted. Secrets are masked.
 *
 * @param code in what
 * @param object kind and name of the object; null where it is about the whole release
 * @param message what was found, for a person
 * @param fields the fields that differ: {@code before} is what should be, {@code after} what is
 * @param diff the same as a unified diff of YAML; null where no fields are compared
 */
public record DriftFinding(
        DriftKind code,
        @Nullable String object,
        String message,
        List<FieldChange> fields,
        @Nullable String diff) {}
