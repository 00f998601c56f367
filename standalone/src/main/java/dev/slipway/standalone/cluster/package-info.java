/** Kubernetes: the cluster that was given, or the simulator. */
@NullMarked
package dev.slipway.standalone.cluster;

import org.jspecify.annotations.NullMarked;
