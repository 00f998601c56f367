/** The limit on what a caller may send. */
@NullMarked
package dev.slipway.api.web.body;

import org.jspecify.annotations.NullMarked;
