/** The certificate, the token and the kubeconfig. */
@NullMarked
package dev.slipway.simulator.security;

import org.jspecify.annotations.NullMarked;
