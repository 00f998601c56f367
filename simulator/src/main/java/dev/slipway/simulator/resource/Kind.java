package dev.slipway.simulator.resource;

import java.util.List;
import java.util.Set;

/**
 * A kind of object as the API serves it.
 *
 * @param group the API group; empty for the core group
 * @param version the version it is served in
 * @param plural the name in paths
 * @param name the kind, such as {@code Pod}
 * @param namespaced whether its objects live in a namespace
 * @param shortNames abbreviations for command lines
 * @param traits how its objects behave
 */
public record Kind(
        String group,
        String version,
        String plural,
        String name,
        boolean namespaced,
        List<String> shortNames,
        Set<Trait> traits) {

    /** How objects of a kind behave. */
    public enum Trait {
        /** The status is written through {@code /status} alone. */
        STATUS,
        /** Has {@code /scale}. */
        SCALE,
        /** The generation counts changes of the spec. */
        GENERATION,
        /** Listed by {@code kubectl get all}. */
        IN_ALL,
        /** Any content is accepted, as for a custom resource without a structural schema. */
        SCHEMALESS,
        /** Only POST: the answer is a review, nothing is stored. */
        REVIEW,
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** As in {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As error messages name it: {@code deployments.apps}. */
    public String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** As validation messages name it: {@code Deployment.apps}. */
    public String qualifiedName() {
        return group.isEmpty() ? name : name + "." + group;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Kind kind
                && group.equals(kind.group)
                && version.equals(kind.version)
                && plural.equals(kind.plural);
    }

    @Override
    public int hashCode() {
        return plural.hashCode() * 31 + group.hashCode();
    }

    @Override
    public String toString() {
        return qualifiedPlural();
    }
}
