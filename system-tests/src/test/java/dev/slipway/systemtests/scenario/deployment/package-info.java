/** Deploys and their logs. */
@NullMarked
package dev.slipway.systemtests.scenario.deployment;

import org.jspecify.annotations.NullMarked;
