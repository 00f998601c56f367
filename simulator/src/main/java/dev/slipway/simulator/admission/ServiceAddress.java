package dev.slipway.simulator.admission;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gives each Service a cluster address, which it keeps. */
public final class ServiceAddress implements Admission {
    private static final int BYTE = 255;

    @Override
    public void admit(ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
        if (!key.kind().equals(Kinds.SERVICE)) {
            return;
        }
        ObjectNode spec = Trees.objectAt(after, "spec");
        if (Trees.text(spec, "type").equals("ExternalName")) {
            return;
        }
        if (!Trees.has(spec, "clusterIP")) {
            String kept = before == null ? "" : Trees.text(before, "spec", "clusterIP");
            ThreadLocalRandom random = ThreadLocalRandom.current();
            spec.put(
                    "clusterIP",
                    kept.isEmpty() ? "10.96." + random.nextInt(1, BYTE) + "." + random.nextInt(1, BYTE) : kept);
        }
        if (!Trees.has(spec, "clusterIPs")) {
            spec.putArray("clusterIPs").add(spec.path("clusterIP"));
        }
    }
}
