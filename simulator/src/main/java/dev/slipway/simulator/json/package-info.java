/** Reading and changing objects as JSON trees. */
@NullMarked
package dev.slipway.simulator.json;

import org.jspecify.annotations.NullMarked;
