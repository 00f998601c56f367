package dev.slipway.simulator.http;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers objects as they are, or as rows of a table (meta.k8s.io/v1) where the client asks for that, as kubectl does. */
final class Tables {
    private Tables() {}

    static Answer answer(Call call, Kind kind, int status, ObjectNode object) {
        TableRequest table = TableRequest.of(call);
        return Answer.json(status, table.wanted() ? rows(table, kind, List.of(object)) : object);
    }

    static Answer list(Call call, Kind kind, ObjectNode metadata, List<ObjectNode> objects) {
        TableRequest table = TableRequest.of(call);
        if (!table.wanted()) {
            return Answer.json(Lists.plain(kind, metadata, objects));
        }
        ObjectNode rows = rows(table, kind, objects);
        rows.set("metadata", metadata);
        return Answer.json(rows);
    }

    static ObjectNode rows(TableRequest request, Kind kind, List<ObjectNode> objects) {
        List<Column> columns = Column.of(kind);
        ObjectNode table = table(columns);
        ArrayNode rows = table.withArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(column.cell().apply(object)));
            part(request, row, object);
        }
        if (objects.size() == 1) {
            Trees.objectAt(table, "metadata")
                    .put("resourceVersion", Trees.text(objects.getFirst(), "metadata", "resourceVersion"));
        }
        return table;
    }

    /** A bookmark as a watcher of a table expects it: a row without cells. */
    static ObjectNode bookmark(ObjectNode object) {
        ObjectNode table = table(List.of());
        table.set("metadata", object.path("metadata").deepCopy());
        ObjectNode row = table.withArray("rows").addObject();
        row.putArray("cells");
        row.set("object", object);
        return table;
    }

    private static ObjectNode table(List<Column> columns) {
        ObjectNode table = Trees.object();
        table.put("kind", "Table");
        table.put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata");
        ArrayNode definitions = table.putArray("columnDefinitions");
        for (Column column : columns) {
            ObjectNode definition = definitions.addObject();
            definition.put("name", column.name());
            definition.put("type", "string");
            definition.put("format", column.name().equals("Name") ? "name" : "");
            definition.put("description", column.name());
            definition.put("priority", 0);
        }
        table.putArray("rows");
        return table;
    }

    private static void part(TableRequest request, ObjectNode row, ObjectNode object) {
        switch (request.includeObject()) {
            case "None" -> row.putNull("object");
            case "Object" -> row.set("object", object);
            default -> {
                ObjectNode metadata = row.putObject("object");
                metadata.put("kind", "PartialObjectMetadata");
                metadata.put("apiVersion", "meta.k8s.io/v1");
                metadata.set("metadata", object.path("metadata"));
            }
        }
    }
}
