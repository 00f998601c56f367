/** Tenants: what they are, how they are configured and where they stand. */
@NullMarked
package dev.slipway.domain.tenant;

import org.jspecify.annotations.NullMarked;
