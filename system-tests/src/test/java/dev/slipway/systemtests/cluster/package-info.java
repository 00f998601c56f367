/** Checks of the tests' own tools. */
@NullMarked
package dev.slipway.systemtests.cluster;

import org.jspecify.annotations.NullMarked;
