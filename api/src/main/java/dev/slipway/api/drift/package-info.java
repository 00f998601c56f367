/** In what the cluster differs from what tenants should be, over HTTP. */
@NullMarked
package dev.slipway.api.drift;

import org.jspecify.annotations.NullMarked;
