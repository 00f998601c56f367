/** The cluster's health over REST and a socket. */
@NullMarked
package dev.slipway.api.cluster;

import org.jspecify.annotations.NullMarked;
