/** The way to Kubernetes. */
@NullMarked
package dev.slipway.cluster;

import org.jspecify.annotations.NullMarked;
