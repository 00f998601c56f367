/** What is seen of tenants, and what is refused. */
@NullMarked
package dev.slipway.systemtests.scenario.tenant;

import org.jspecify.annotations.NullMarked;
