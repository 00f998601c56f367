package dev.slipway.simulator.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Kubernetes quantities: {@code 100m}, {@code 1.5}, {@code 256Mi}, {@code 1e3}. */
public final class Quantity {
    private static final Pattern FORM = Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([A-Za-z]*)");
    private static final int KIBI = 1_024;
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("", BigDecimal.ONE),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("Ki", kibi(1)),
            Map.entry("Mi", kibi(2)),
            Map.entry("Gi", kibi(3)),
            Map.entry("Ti", kibi(4)),
            Map.entry("Pi", kibi(5)));

    private Quantity() {}

    private static BigDecimal kibi(int power) {
        return BigDecimal.valueOf(KIBI).pow(power);
    }

    /** The amount; zero for what is absent or no quantity. */
    public static BigDecimal of(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : of(node.asString(""));
    }

    public static BigDecimal of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        BigDecimal unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        return unit == null ? BigDecimal.ZERO : new BigDecimal(matcher.group(1)).multiply(unit);
    }

    /**
     * What the containers of a pod ask for together.
     *
     * @param kind {@code requests} or {@code limits}
     */
    public static BigDecimal requested(JsonNode podSpec, String kind, String resource) {
        BigDecimal sum = Trees.items(podSpec, "containers").stream()
                .map(container -> of(Trees.at(container, "resources", kind, resource)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Trees.items(podSpec, "initContainers").stream()
                .map(container -> of(Trees.at(container, "resources", kind, resource)))
                .reduce(sum, BigDecimal::max);
    }

    /** Shown as Kubernetes shows sums: in thousandths for fractions, in binary units for memory and storage. */
    public static String show(BigDecimal amount, boolean binary) {
        if (amount.stripTrailingZeros().scale() > 0) {
            return amount.movePointRight(3).setScale(0, RoundingMode.UP).toPlainString() + "m";
        }
        if (binary && amount.signum() != 0) {
            for (String unit : new String[] {"Pi", "Ti", "Gi", "Mi", "Ki"}) {
                BigDecimal size = UNITS.getOrDefault(unit, BigDecimal.ONE);
                if (amount.remainder(size).signum() == 0) {
                    return amount.divide(size, RoundingMode.UNNECESSARY).toPlainString() + unit;
                }
            }
        }
        return amount.setScale(0, RoundingMode.UNNECESSARY).toPlainString();
    }
}
