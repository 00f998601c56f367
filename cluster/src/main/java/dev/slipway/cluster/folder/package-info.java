/** Folders for a process's own short-lived files, which nobody else may read and which do not outlive it for long. */
@NullMarked
package dev.slipway.cluster.folder;

import org.jspecify.annotations.NullMarked;
