package dev.slipway.simulator.http;

import dev.slipway.simulator.resource.Kind;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Answers objects in the form the client asks for. */
final class Tables {
    private Tables() {}

    static Answer answer(Call call, Kind kind, int status, ObjectNode object) {
        return Answer.json(status, object);
    }

    static Answer list(Call call, Kind kind, ObjectNode metadata, List<ObjectNode> objects) {
        return Answer.json(Lists.plain(kind, metadata, objects));
    }

    static ObjectNode bookmark(ObjectNode object) {
        return object;
    }

    static ObjectNode rows(TableRequest table, Kind kind, List<ObjectNode> objects) {
        return objects.getFirst();
    }
}
