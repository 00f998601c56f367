/** Maintenance windows: the hours at which a tenant may be changed. */
@NullMarked
package dev.slipway.domain.window;

import org.jspecify.annotations.NullMarked;
