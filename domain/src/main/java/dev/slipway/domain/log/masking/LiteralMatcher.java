package dev.slipway.domain.log.masking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all of many literals in one pass over a text (Aho and Corasick, 1975), in time linear in the text whatever
 * literals and text are. Immutable, so thread-safe.
 */
final class LiteralMatcher {
    private final List<Node> nodes = new ArrayList<>();

    LiteralMatcher(Collection<String> literals) {
        nodes.add(new Node());
        literals.forEach(this::insert);
        link();
    }

    /** Marks in {@code found} every character of the text that is part of a literal. */
    void mark(String text, BitSet found) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = step(state, text.charAt(i));
            int length = nodes.get(state).longest;
            if (length > 0) {
                found.set(i + 1 - length, i + 1);
            }
        }
    }

    private void insert(String literal) {
        int state = 0;
        for (int i = 0; i < literal.length(); i++) {
            Integer next = nodes.get(state).next.get(literal.charAt(i));
            if (next == null) {
                next = nodes.size();
                nodes.add(new Node());
                nodes.get(state).next.put(literal.charAt(i), next);
            }
            state = next;
        }
        nodes.get(state).longest = literal.length();
    }

    /** Gives each node the longest proper suffix that is a node too, breadth first. */
    private void link() {
        ArrayDeque<Integer> open = new ArrayDeque<>(nodes.getFirst().next.values());
        while (!open.isEmpty()) {
            Node node = nodes.get(open.remove());
            node.next.forEach((c, child) -> {
                nodes.get(child).suffix = step(node.suffix, c);
                open.add(child);
            });
            node.longest = Math.max(node.longest, nodes.get(node.suffix).longest);
        }
    }

    private int step(int state, char c) {
        int from = state;
        while (true) {
            Node node = nodes.get(from);
            Integer next = node.next.get(c);
            if (next != null) {
                return next;
            }
            if (from == 0) {
                return 0;
            }
            from = node.suffix;
        }
    }

    /** A prefix of a literal. */
    private static final class Node {
        private final Map<Character, Integer> next = new HashMap<>(2);
        private int suffix;

        /** The longest literal that ends here; 0 where none does. */
        private int longest;
    }
}
