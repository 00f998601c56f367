package dev.slipway.activities.plan;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container's image tells of the database it runs.
 *
 * @param image the whole, for example {@code docker.io/library/postgres:18.6-alpine}
 * @param database whose data it keeps, for example {@code PostgreSQL}; the image's name where that is none we know
 * @param major its major version, where it can be told
 */
record DatabaseImage(String image, String database, Optional<String> major) {
    private static final String POSTGRES = "PostgreSQL";

    /** Names of images, and whose data they keep. */
    private static final Map<String, String> DATABASES = Map.ofEntries(
            Map.entry("postgres", POSTGRES),
            Map.entry("postgresql", POSTGRES),
            Map.entry("postgis", POSTGRES),
            Map.entry("pgvector", POSTGRES),
            Map.entry("timescaledb", POSTGRES),
            Map.entry("mysql", "MySQL"),
            Map.entry("mysql-server", "MySQL"),
            Map.entry("mariadb", "MariaDB"),
            Map.entry("mongo", "MongoDB"),
            Map.entry("mongodb", "MongoDB"),
            Map.entry("redis", "Redis"),
            Map.entry("valkey", "Valkey"),
            Map.entry("elasticsearch", "Elasticsearch"),
            Map.entry("opensearch", "OpenSearch"),
            Map.entry("influxdb", "InfluxDB"),
            Map.entry("neo4j", "Neo4j"),
            Map.entry("cassandra", "Cassandra"));

    private static final Pattern NUMBER = Pattern.compile("^v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?![0-9a-z])");

    /** As the images of PostgreSQL's extensions say which PostgreSQL they hold: {@code 2.17.2-pg16}. */
    private static final Pattern POSTGRES_WITHIN = Pattern.compile("(?:^|[^a-z0-9])pg(\\d{1,3})(?![0-9])");

    /** Up to 9.6 the second number of PostgreSQL's versions was part of the major version. */
    private static final int ONE_NUMBER_SINCE = 10;

    /**
     * Reads an image.
     *
     * @param version the app's version as its workload says it; counts where the image's tag says none
     */
    static DatabaseImage of(String image, String version) {
        String name = name(image);
        String database = DATABASES.getOrDefault(name, name);
        return new DatabaseImage(image, database, major(database, tag(image)).or(() -> major(database, version)));
    }

    /** Whether it is known to be a database's by its name. */
    boolean isKnown() {
        return DATABASES.containsKey(name(image));
    }

    /** The last part of the image's name, without tag and digest. */
    private static String name(String image) {
        return image.substring(image.lastIndexOf('/') + 1).split("[:@]", 2)[0];
    }

    private static String tag(String image) {
        String named = image.split("@", 2)[0];
        String last = named.substring(named.lastIndexOf('/') + 1);
        return last.contains(":") ? last.substring(last.indexOf(':') + 1) : "";
    }

    private static Optional<String> major(String database, String version) {
        Matcher within = POSTGRES_WITHIN.matcher(version);
        if (database.equals(POSTGRES) && within.find()) {
            return Optional.of(within.group(1));
        }
        Matcher number = NUMBER.matcher(version);
        if (!number.find()) {
            return Optional.empty();
        }
        String first = number.group(1);
        boolean two =
                database.equals(POSTGRES) && Integer.parseInt(first) < ONE_NUMBER_SINCE && number.group(2) != null;
        return Optional.of(two ? first + "." + number.group(2) : first);
    }
}
