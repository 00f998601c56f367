package dev.slipway.simulator.http;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.store.Listing;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists, whole or by pages. A later page shows the objects as they are then, which the real server does when the first is too old. */
record Lists(ObjectStore store) {
    Answer list(Call call, Query query) {
        Listing listing = store.list(query.kind(), query.namespace());
        long wanted = call.number("resourceVersion", 0);
        if (wanted > listing.revision()) {
            throw ApiError.of(
                    504,
                    "Timeout",
                    "Too large resource version: %d, current: %d".formatted(wanted, listing.revision()));
        }
        String after = token(call.parameter("continue"));
        List<StoredObject> matching = listing.objects().stream()
                .filter(object -> query.matches(object.tree()))
                .filter(object -> position(object).compareTo(after) > 0)
                .toList();
        long limit = call.number("limit", 0);
        boolean cut = limit > 0 && matching.size() > limit;
        List<StoredObject> page = cut ? matching.subList(0, (int) limit) : matching;
        ObjectNode metadata = Trees.object();
        metadata.put("resourceVersion", Long.toString(listing.revision()));
        if (cut) {
            metadata.put("continue", token(page.getLast()));
            metadata.put("remainingItemCount", matching.size() - page.size());
        }
        return Tables.list(
                call,
                query.kind(),
                metadata,
                page.stream().map(StoredObject::tree).toList());
    }

    static ObjectNode plain(dev.slipway.simulator.resource.Kind kind, ObjectNode metadata, List<ObjectNode> objects) {
        ObjectNode list = Trees.object();
        list.put("kind", kind.name() + "List");
        list.put("apiVersion", kind.apiVersion());
        list.set("metadata", metadata);
        ArrayNode items = list.putArray("items");
        objects.forEach(items::add);
        return list;
    }

    private static String position(StoredObject object) {
        return object.key().namespace() + "/" + object.key().name();
    }

    private static String token(StoredObject last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(position(last).getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String given) {
        try {
            return new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("continue key is not valid: " + e.getMessage());
        }
    }
}
