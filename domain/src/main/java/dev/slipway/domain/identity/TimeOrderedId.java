package dev.slipway.domain.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/**
 * Makes the ids of everything Slipway stores: UUIDv7 (RFC 9562), so that ids made later sort later, those that one process
 * makes within a millisecond too. Thread-safe.
 */
public final class TimeOrderedId {
    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private TimeOrderedId() {}

    /** A new id. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
