/** What an upgrade would change, and what has drifted: compares what is rendered, what is live and what is in the cluster. */
@NullMarked
package dev.slipway.activities.plan;

import org.jspecify.annotations.NullMarked;
