/** Planning: what an upgrade would change, found out by a short workflow. */
@NullMarked
package dev.slipway.workflows.plan;

import org.jspecify.annotations.NullMarked;
