/** What can go wrong in a step, as every part of Slipway sees it. */
@NullMarked
package dev.slipway.workflows.failure;

import org.jspecify.annotations.NullMarked;
