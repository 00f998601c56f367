/** What a controller manager does: Deployments, StatefulSets, volumes, namespaces, garbage. */
@NullMarked
package dev.slipway.simulator.controller;

import org.jspecify.annotations.NullMarked;
