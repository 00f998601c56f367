/** The Idempotency-Key header: the same request, sent again, gets the first answer again. */
@NullMarked
package dev.slipway.api.idempotency;

import org.jspecify.annotations.NullMarked;
