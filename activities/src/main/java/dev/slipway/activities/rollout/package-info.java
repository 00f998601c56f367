/** Follows what a release's pods do until all of it runs, in words, and says for certain why it cannot. */
@NullMarked
package dev.slipway.activities.rollout;

import org.jspecify.annotations.NullMarked;
