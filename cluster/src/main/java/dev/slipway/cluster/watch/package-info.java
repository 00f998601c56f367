/**
 * What goes on in the cluster, from one set of informers for the whole process: releases' workloads, pods and claims
 * from memory, events as they happen. Nothing here lists the cluster for a request.
 */
@NullMarked
package dev.slipway.cluster.watch;

import org.jspecify.annotations.NullMarked;
