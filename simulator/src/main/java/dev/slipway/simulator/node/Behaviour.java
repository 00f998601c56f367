package dev.slipway.simulator.node;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the containers of an image fare. Told by the image's tag ({@code shop:crash}), by the end of its tag ({@code shop:1.2-crash}) or
 * of its name ({@code shop-crash:1.2}).
 */
enum Behaviour {
    WELL(""),
    /** The image cannot be pulled. */
    FAIL_PULL("fail-pull"),
    /** The container ends with code 1 soon after its start, again and again. */
    CRASH("crash"),
    /** The container runs, and its readiness probe fails. */
    NEVER_READY("never-ready"),
    /** The container takes long to become ready. */
    SLOW("slow");

    private final String word;

    Behaviour(String word) {
        this.word = word;
    }

    static Behaviour of(String image) {
        String plain = image.toLowerCase(Locale.ROOT).replaceFirst("@.*$", "");
        int colon = plain.lastIndexOf(':');
        boolean tagged = colon > plain.lastIndexOf('/');
        String name = tagged ? plain.substring(0, colon) : plain;
        String tag = tagged ? plain.substring(colon + 1) : "";
        return Arrays.stream(values())
                .filter(each -> each != WELL)
                .filter(each ->
                        tag.equals(each.word) || tag.endsWith("-" + each.word) || name.endsWith("-" + each.word))
                .findFirst()
                .orElse(WELL);
    }
}
