/** How long things are kept that need not be kept for good. */
@NullMarked
package dev.slipway.domain.retention;

import org.jspecify.annotations.NullMarked;
