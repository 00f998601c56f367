/** The one engine for every Helm release: requests, results and the activities behind a release step. */
@NullMarked
package dev.slipway.workflows.release;

import org.jspecify.annotations.NullMarked;
