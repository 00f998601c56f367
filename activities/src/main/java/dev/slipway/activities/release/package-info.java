/** Helm releases: looking, applying, verifying. */
@NullMarked
package dev.slipway.activities.release;

import org.jspecify.annotations.NullMarked;
