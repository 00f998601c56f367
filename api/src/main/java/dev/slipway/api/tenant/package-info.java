/** Tenants over HTTP: deploying them, their overview, their health. */
@NullMarked
package dev.slipway.api.tenant;

import org.jspecify.annotations.NullMarked;
