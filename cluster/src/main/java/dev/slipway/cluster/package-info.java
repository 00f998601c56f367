/** The way to Kubernetes: where the cluster is, one shared connection to it, and whether it answers. */
@NullMarked
package dev.slipway.cluster;

import org.jspecify.annotations.NullMarked;
