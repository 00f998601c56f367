package dev.slipway.domain.plan;

/** Why a change is dangerous. The names are stable codes. */
public enum DestructiveKind {
    /** A field that is fixed once the object exists: the cluster refuses the upgrade. */
    IMMUTABLE_FIELD,
    /** Data goes for good. */
    DATA_LOST,
    /** A volume would have to become smaller. */
    VOLUME_SHRUNK,
    /** A StatefulSet goes, and with it the way to its data. */
    STATEFUL_SET_REMOVED,
    /** A database's program becomes another major version, which may not read the present data. */
    DATABASE_VERSION
}
