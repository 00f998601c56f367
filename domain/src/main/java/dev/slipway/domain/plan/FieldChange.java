package dev.slipway.domain.plan;

import tools.jackson.databind.JsonNode;

/**
 * One field that differs. Secrets are masked on both sides; one that differs says {@code (changed)} after the mask.
 *
 * @param path where it is, like a JSON pointer; an element of a list that has a name is {@code [name=…]} in place of its
 *     number, for example {@code /spec/template/spec/containers[name=postgresql]/image}
 * @param before its value before, or as wanted where it has drifted; JSON's null where there is none
 * @param after its value after, or as it is in the cluster; JSON's null where there is none
 */
public record FieldChange(String path, JsonNode before, JsonNode after) {}
