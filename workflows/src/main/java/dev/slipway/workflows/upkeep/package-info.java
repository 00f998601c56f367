/** What recurs: taking up what a crash left behind, looking for drift, and clearing away what is old. */
@NullMarked
package dev.slipway.workflows.upkeep;

import org.jspecify.annotations.NullMarked;
