/** Helm behind one small interface, and what its releases say of themselves in the cluster. */
@NullMarked
package dev.slipway.activities.helm;

import org.jspecify.annotations.NullMarked;
