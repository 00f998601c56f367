package dev.slipway.domain.log;

import java.util.regex.Pattern;

/**
 * Who wrote a line: the platform, or the tool that works on one of its releases.
 *
 * @param name 1 to 32 lower-case letters, digits and hyphens, a letter first; shown in brackets before the line
 */
public record LogSource(String name) {
    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** The platform itself. */
    public static final LogSource SLIPWAY = new LogSource("slipway");

    /** Helm and the rollout of a tenant's PostgreSQL. */
    public static final LogSource HELM_PG = new LogSource("helm-pg");

    /** Helm and the rollout of a tenant's backend API. */
    public static final LogSource HELM_BE = new LogSource("helm-be");

    /** Helm and the rollout of a tenant's frontend. */
    public static final LogSource HELM_FE = new LogSource("helm-fe");

    /** Refuses what is not a valid name. */
    public LogSource {
        if (!VALID.matcher(name).matches()) {
            throw new IllegalArgumentException("A log source is 1 to 32 of a-z, 0-9 and -, a letter first");
        }
    }
}
