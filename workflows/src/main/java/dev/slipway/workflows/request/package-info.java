/** The id of the request that caused a piece of work, carried to wherever the work is done. */
@NullMarked
package dev.slipway.workflows.request;

import org.jspecify.annotations.NullMarked;
