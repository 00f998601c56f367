/** How traffic from outside reaches what runs in the cluster. */
@NullMarked
package dev.slipway.cluster.ingress;

import org.jspecify.annotations.NullMarked;
