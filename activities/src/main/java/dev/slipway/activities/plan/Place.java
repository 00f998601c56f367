package dev.slipway.activities.plan;

import org.jspecify.annotations.Nullable;

/**
 * Where in an object a value is.
 *
 * @param within where what holds it is; null for the object itself
 * @param step how to get there from there, for example {@code /spec} or {@code [name=web]}
 * @param key the name under which it stands; an element of a list has its list's
 * @param hidden whether everything there is a secret
 */
record Place(@Nullable Place within, String step, String key, boolean hidden) {
    /** The object itself. */
    static final Place OBJECT = new Place(null, "", "", false);

    Place field(String name) {
        return new Place(this, "/" + escaped(name), name, hidden);
    }

    Place element(String elementStep) {
        return new Place(this, elementStep, key, hidden);
    }

    Place asHidden() {
        return new Place(within, step, key, true);
    }

    /** The name under which what holds it stands. */
    String outerKey() {
        return within == null ? "" : within.key;
    }

    /** The whole way, like a JSON pointer. */
    String path() {
        return (within == null ? "" : within.path()) + step;
    }

    /** As JSON pointers write a name. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
