/** The OpenAPI document: errors, headers and the way to sign in, the same on every operation. */
@NullMarked
package dev.slipway.api.openapi;

import org.jspecify.annotations.NullMarked;
