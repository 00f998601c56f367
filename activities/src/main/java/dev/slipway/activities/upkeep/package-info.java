/** What recurs: taking up what a crash left behind, looking for drift, and clearing away what is old. */
@NullMarked
package dev.slipway.activities.upkeep;

import org.jspecify.annotations.NullMarked;
