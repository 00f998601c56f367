/** What this installation is made of, for people who look at it. */
@NullMarked
package dev.slipway.api.platform;

import org.jspecify.annotations.NullMarked;
