package dev.slipway.simulator.store;

import java.util.List;

/**
 * Objects of one kind, all read at the same revision, sorted by namespace and name.
 */
public record Listing(long revision, List<StoredObject> objects) {}
