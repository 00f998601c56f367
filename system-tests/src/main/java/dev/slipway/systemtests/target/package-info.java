/** Which Temporal and which cluster a run of the tests uses. */
@NullMarked
package dev.slipway.systemtests.target;

import org.jspecify.annotations.NullMarked;
