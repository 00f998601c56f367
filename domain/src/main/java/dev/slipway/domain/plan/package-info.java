/** What an upgrade would change, and what has drifted: as it is computed, kept, and shown. */
@NullMarked
package dev.slipway.domain.plan;

import org.jspecify.annotations.NullMarked;
