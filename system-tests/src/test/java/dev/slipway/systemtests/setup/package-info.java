/** What the scenarios start with. */
@NullMarked
package dev.slipway.systemtests.setup;

import org.jspecify.annotations.NullMarked;
