/** What the activities of every step have in common. */
@NullMarked
package dev.slipway.workflows.step;

import org.jspecify.annotations.NullMarked;
