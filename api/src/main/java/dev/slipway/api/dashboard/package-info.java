/** Where the dashboard's files, which lie under {@code static/}, are reached beside their own addresses. */
@NullMarked
package dev.slipway.api.dashboard;

import org.jspecify.annotations.NullMarked;
