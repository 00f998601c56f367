/** What every deployment job has in common: its steps, its progress, its log marker and how it begins and ends. */
@NullMarked
package dev.slipway.workflows.deployment;

import org.jspecify.annotations.NullMarked;
