/** The cluster's state, and clusters that refuse, hang or go away. */
@NullMarked
package dev.slipway.systemtests.scenario.cluster;

import org.jspecify.annotations.NullMarked;
