/** What every deployment job has in common: its rows, its log, its attempts, its heartbeats and its marker. */
@NullMarked
package dev.slipway.activities.deployment;

import org.jspecify.annotations.NullMarked;
