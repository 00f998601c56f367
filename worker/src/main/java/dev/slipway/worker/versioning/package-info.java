/** Which build of the workflows a worker has, and which build Temporal gives runs to. */
@NullMarked
package dev.slipway.worker.versioning;

import org.jspecify.annotations.NullMarked;
