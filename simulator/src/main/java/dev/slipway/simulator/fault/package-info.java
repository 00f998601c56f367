/** Faults on demand, for tests of whoever talks to the cluster. */
@NullMarked
package dev.slipway.simulator.fault;

import org.jspecify.annotations.NullMarked;
