/** The append-only deployment log. */
@NullMarked
package dev.slipway.domain.log;

import org.jspecify.annotations.NullMarked;
