/** First answers to requests that may come again, stored in the same transaction as what the request did. */
@NullMarked
package dev.slipway.domain.idempotency;

import org.jspecify.annotations.NullMarked;
