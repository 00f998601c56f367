/** The one shape every error leaves the API in, and the one list of its codes. */
@NullMarked
package dev.slipway.api.web.error;

import org.jspecify.annotations.NullMarked;
