package dev.slipway.activities.helm;

import java.util.Locale;

/** What Helm says of a revision; the words are Helm's own, with {@code _} for {@code -}. */
public enum ReleaseStatus {
    UNKNOWN,
    DEPLOYED,
    UNINSTALLED,
    SUPERSEDED,
    FAILED,
    UNINSTALLING,
    PENDING_INSTALL,
    PENDING_UPGRADE,
    PENDING_ROLLBACK;

    /** Reads Helm's word; one that it does not have yet is {@link #UNKNOWN}. */
    static ReleaseStatus of(String word) {
        for (ReleaseStatus status : values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    /** Helm's word, for example {@code pending-install}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether an operation is in progress, or died in it. */
    public boolean isUnfinished() {
        return switch (this) {
            case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK, UNINSTALLING -> true;
            case UNKNOWN, DEPLOYED, UNINSTALLED, SUPERSEDED, FAILED -> false;
        };
    }
}
