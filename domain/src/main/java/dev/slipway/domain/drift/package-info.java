/** Tenants that have drifted: what checks found, what is told of it, and when it is repaired. */
@NullMarked
package dev.slipway.domain.drift;

import org.jspecify.annotations.NullMarked;
