/** An in-process Kubernetes API for machines without a cluster. */
@NullMarked
package dev.slipway.simulator;

import org.jspecify.annotations.NullMarked;
