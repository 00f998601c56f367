package dev.slipway.simulator.controller;

import dev.slipway.simulator.json.Trees;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A short name for a pod template, made of the letters that Kubernetes uses for it. */
final class TemplateHash {
    static final String LABEL = "pod-template-hash";
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LETTERS = 10;
    private static final long MULTIPLIER = 0x5851_f42d_4c95_7f2dL;

    private TemplateHash() {}

    static String of(JsonNode template) {
        byte[] bytes = Trees.bytes(template);
        CRC32C low = new CRC32C();
        low.update(bytes);
        long value = low.getValue() * MULTIPLIER + java.util.Arrays.hashCode(bytes);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            text.append(ALPHABET.charAt((int) Long.remainderUnsigned(value, ALPHABET.length())));
            value = Long.divideUnsigned(value, ALPHABET.length());
        }
        return text.toString();
    }

    /** Whether two templates are the same, but for the label that the hash stands in. */
    static boolean same(JsonNode left, JsonNode right) {
        return Trees.same(without(left), without(right));
    }

    private static JsonNode without(JsonNode template) {
        JsonNode copy = template.deepCopy();
        if (Trees.at(copy, "metadata", "labels") instanceof ObjectNode labels) {
            labels.remove(LABEL);
        }
        return copy;
    }
}
