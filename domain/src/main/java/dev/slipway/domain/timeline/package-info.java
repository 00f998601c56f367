/** What happened to tenants and their deployments, kept for good. */
@NullMarked
package dev.slipway.domain.timeline;

import org.jspecify.annotations.NullMarked;
