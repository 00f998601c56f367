/** Tenants and their deployment jobs as a caller works with them. */
@NullMarked
package dev.slipway.systemtests.tenant;

import org.jspecify.annotations.NullMarked;
