/** Why the API did not start, in one line that says what to do. */
@NullMarked
package dev.slipway.api.start;

import org.jspecify.annotations.NullMarked;
