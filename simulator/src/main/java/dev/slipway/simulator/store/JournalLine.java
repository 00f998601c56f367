package dev.slipway.simulator.store;

import dev.slipway.simulator.resource.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a journal: {@code V <revision>}, {@code P <kind> <object as JSON>}, {@code R <kind> <namespace>/<name> <revision>},
 * the kind as {@code <group>/<version>/<plural>}.
 */
final class JournalLine {
    private JournalLine() {}

    static byte[] revision(long revision) {
        return ("V " + revision + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] put(StoredObject object) {
        byte[] json = object.bytes();
        ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + 64);
        line.writeBytes(("P " + kind(object.key().kind()) + " ").getBytes(StandardCharsets.UTF_8));
        line.writeBytes(json);
        line.write('\n');
        return line.toByteArray();
    }

    static byte[] remove(ObjectKey key, long revision) {
        return ("R " + kind(key.kind()) + " " + key.path() + " " + revision + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String kind(Kind kind) {
        return kind.group() + "/" + kind.version() + "/" + kind.plural();
    }
}
