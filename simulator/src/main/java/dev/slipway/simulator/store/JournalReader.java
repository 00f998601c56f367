package dev.slipway.simulator.store;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Reads a journal from its beginning to its last whole line. */
final class JournalReader {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);

    private final Map<ObjectKey, ObjectNode> objects = new LinkedHashMap<>();
    private long revision;

    Map<ObjectKey, ObjectNode> objects() {
        return objects;
    }

    long revision() {
        return revision;
    }

    /** @return how many bytes of the file are whole lines */
    long read(Path file) throws IOException {
        long whole = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                try {
                    accept(line.toString(StandardCharsets.UTF_8));
                } catch (JacksonException | IllegalArgumentException e) {
                    LOG.warn("the state in {} ends at byte {}, with a line that cannot be read", file, whole, e);
                    return whole;
                }
                whole += line.size() + 1L;
                line.reset();
            }
        }
        return whole;
    }

    private void accept(String line) {
        String[] parts = line.split(" ", 3);
        switch (parts[0]) {
            case "V" -> revision = Math.max(revision, Long.parseLong(parts[1]));
            case "P" -> kind(parts[1]).ifPresent(kind -> put(kind, (ObjectNode) Trees.parse(parts[2])));
            case "R" -> {
                String[] rest = parts[2].split(" ", 2);
                String[] name = rest[0].split("/", 2);
                kind(parts[1]).ifPresent(kind -> objects.remove(new ObjectKey(kind, name[0], name[1])));
                revision = Math.max(revision, Long.parseLong(rest[1]));
            }
            default -> throw new IllegalArgumentException("no journal line: " + parts[0]);
        }
    }

    /** A kind that is no longer served is left out. */
    private static Optional<Kind> kind(String text) {
        String[] parts = text.split("/", 3);
        return Kinds.find(parts[0], parts[1], parts[2]);
    }

    private void put(Kind kind, ObjectNode tree) {
        String namespace = Trees.text(tree, "metadata", "namespace");
        objects.put(new ObjectKey(kind, namespace, Trees.text(tree, "metadata", "name")), tree);
        revision = Math.max(revision, Long.parseLong(Trees.text(tree, "metadata", "resourceVersion")));
    }
}
