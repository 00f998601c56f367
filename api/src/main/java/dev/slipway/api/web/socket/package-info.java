/** How WebSockets are registered: one way for all of them. */
@NullMarked
package dev.slipway.api.web.socket;

import org.jspecify.annotations.NullMarked;
