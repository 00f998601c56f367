/** Whether Temporal answers. */
@NullMarked
package dev.slipway.api.temporal;

import org.jspecify.annotations.NullMarked;
