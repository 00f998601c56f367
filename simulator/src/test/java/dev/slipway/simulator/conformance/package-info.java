/**
 * What Kubernetes does, said once: runs on the simulator in every build, and on a real API server when SLIPWAY_TEST_KUBECONFIG names a
 * kubeconfig. That keeps the simulator honest.
 */
@NullMarked
package dev.slipway.simulator.conformance;

import org.jspecify.annotations.NullMarked;
