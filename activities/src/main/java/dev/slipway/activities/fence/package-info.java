/** Keeps an attempt that has lost its lease from changing anything more in the cluster. */
@NullMarked
package dev.slipway.activities.fence;

import org.jspecify.annotations.NullMarked;
