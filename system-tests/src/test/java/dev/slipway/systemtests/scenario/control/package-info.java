/** The reins of jobs, and the whole life of a tenant: upgrade, plan, rollback, removal. */
@NullMarked
package dev.slipway.systemtests.scenario.control;

import org.jspecify.annotations.NullMarked;
