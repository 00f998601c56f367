package dev.slipway.activities.plan;

import dev.slipway.domain.plan.Destruction;
import dev.slipway.domain.plan.DestructiveKind;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A database whose program becomes another major version: it may refuse the present data, or change it so that the old
 * version refuses it. A container is a database's by its image's name, or by the label {@code
 * app.kubernetes.io/component: database} of its workload, whose first container then counts.
 */
final class DatabaseVersion implements DestructiveRule {
    private static final String CONTAINERS = "/spec/template/spec/containers";
    private static final String LABELS = "/metadata/labels/app.kubernetes.io~1";

    @Override
    public Stream<Destruction> check(ObjectStates object) {
        if (!object.stays()) {
            return Stream.empty();
        }
        JsonNode containers = object.before(CONTAINERS);
        return IntStream.range(0, containers.size())
                .mapToObj(number -> check(object, containers.path(number), number))
                .flatMap(Optional::stream);
    }

    private static Optional<Destruction> check(ObjectStates object, JsonNode container, int number) {
        Optional<DatabaseImage> old = database(container, number, object.before(""));
        Optional<DatabaseImage> planned = successor(name(container), object);
        return old.flatMap(from -> planned.flatMap(to -> compare(object, from, to)));
    }

    /** The planned container of the same name, else the first that is a database's. */
    private static Optional<DatabaseImage> successor(String name, ObjectStates object) {
        JsonNode containers = object.after(CONTAINERS);
        JsonNode workload = object.after("");
        return IntStream.range(0, containers.size())
                .filter(number -> name(containers.path(number)).equals(name))
                .mapToObj(number -> image(containers.path(number), workload))
                .findFirst()
                .or(() -> IntStream.range(0, containers.size())
                        .mapToObj(number -> database(containers.path(number), number, workload))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Destruction> compare(ObjectStates object, DatabaseImage old, DatabaseImage planned) {
        if (old.image().equals(planned.image()) && old.major().equals(planned.major())) {
            return Optional.empty();
        }
        String change = "The image of " + object.key() + " changes from " + old.image() + " to " + planned.image();
        if (!old.database().equals(planned.database())) {
            return flagged(change + ": another program would open the data of " + old.database());
        }
        if (old.major().isEmpty() || planned.major().isEmpty()) {
            return flagged(change + ", and whether its major version changes cannot be told");
        }
        if (old.major().equals(planned.major())) {
            return Optional.empty();
        }
        return flagged(change + ": " + old.database() + " " + old.major().get() + " and "
                + planned.major().get() + " do not share a data folder");
    }

    private static Optional<Destruction> flagged(String reason) {
        return Optional.of(new Destruction(DestructiveKind.DATABASE_VERSION, reason));
    }

    private static Optional<DatabaseImage> database(JsonNode container, int number, JsonNode workload) {
        boolean labelled =
                number == 0 && workload.at(LABELS + "component").asString("").equals("database");
        return Optional.of(image(container, workload)).filter(image -> labelled || image.isKnown());
    }

    private static DatabaseImage image(JsonNode container, JsonNode workload) {
        return DatabaseImage.of(
                container.path("image").asString(""),
                workload.at(LABELS + "version").asString(""));
    }

    private static String name(JsonNode container) {
        return container.path("name").asString("");
    }
}
