/** The one watch on what Helm releases have in the cluster: shared, cluster-wide, served from memory. */
@NullMarked
package dev.slipway.cluster.watch;

import org.jspecify.annotations.NullMarked;
