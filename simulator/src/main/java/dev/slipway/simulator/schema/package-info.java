/** The shape of the built-in kinds, taken from Kubernetes' own protobuf definitions. */
@NullMarked
package dev.slipway.simulator.schema;

import org.jspecify.annotations.NullMarked;
