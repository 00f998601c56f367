/** Everything in one process. */
@NullMarked
package dev.slipway.standalone;

import org.jspecify.annotations.NullMarked;
