/** A deployment's log through each of its doors. */
@NullMarked
package dev.slipway.systemtests.log;

import org.jspecify.annotations.NullMarked;
