/** What recurs: taking up what a crash left behind, and clearing away what is old. */
@NullMarked
package dev.slipway.workflows.upkeep;

import org.jspecify.annotations.NullMarked;
