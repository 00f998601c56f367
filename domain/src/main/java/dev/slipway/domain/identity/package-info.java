/** Identifiers. */
@NullMarked
package dev.slipway.domain.identity;

import org.jspecify.annotations.NullMarked;
