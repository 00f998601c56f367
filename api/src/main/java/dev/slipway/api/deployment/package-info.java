/** Deployment jobs over HTTP. */
@NullMarked
package dev.slipway.api.deployment;

import org.jspecify.annotations.NullMarked;
