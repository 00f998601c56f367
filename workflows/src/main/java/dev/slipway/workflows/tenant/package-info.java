/** Deploying a tenant: a company's PostgreSQL, backend API and frontend in a namespace of its own. */
@NullMarked
package dev.slipway.workflows.tenant;

import org.jspecify.annotations.NullMarked;
