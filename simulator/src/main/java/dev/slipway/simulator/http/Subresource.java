package dev.slipway.simulator.http;

import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kind.Trait;
import dev.slipway.simulator.resource.Kinds;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a kind with an address of its own.
 *
 * @param group of what it answers, when it is not the kind's
 * @param kind of what it answers
 */
record Subresource(String name, String group, String kind, List<String> verbs) {
    static List<Subresource> of(Kind kind) {
        List<Subresource> all = new ArrayList<>();
        if (kind.is(Trait.STATUS)) {
            all.add(new Subresource("status", "", kind.name(), List.of("get", "patch", "update")));
        }
        if (kind.is(Trait.SCALE)) {
            all.add(new Subresource("scale", "autoscaling", "Scale", List.of("get", "patch", "update")));
        }
        if (kind.equals(Kinds.POD)) {
            all.add(new Subresource("log", "", "Pod", List.of("get")));
        }
        return all;
    }
}
