/** Leases: who may change a release in the cluster now, kept where every worker looks. */
@NullMarked
package dev.slipway.domain.lease;

import org.jspecify.annotations.NullMarked;
