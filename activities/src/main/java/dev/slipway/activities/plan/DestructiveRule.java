package dev.slipway.activities.plan;

import dev.slipway.domain.plan.Destruction;
import java.util.stream.Stream;

/** Finds what is dangerous in the change of one object. Pure. */
@FunctionalInterface
interface DestructiveRule {
    /** The reasons, which may quote the object; none where nothing is dangerous. */
    Stream<Destruction> check(ObjectStates object);
}
