/** How strictly the API reads JSON, and how it writes it. */
@NullMarked
package dev.slipway.api.web.json;

import org.jspecify.annotations.NullMarked;
