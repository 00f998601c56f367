package dev.slipway.api.tenant;

import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantValues;
import dev.slipway.domain.window.Maintenance;
import dev.slipway.domain.window.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a tenant's configuration at the door, down to its Helm values against the charts' schemas. Thread-safe. */
@Component
public class TenantConfigCheck {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_REPLICAS = 50;
    private static final int MOST_WINDOWS = 50;
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Set<String> COMPONENTS =
            Arrays.stream(TenantComponent.values()).map(TenantComponent::key).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> SCALABLE =
            Set.of(TenantComponent.BACKEND_API.key(), TenantComponent.USER_FRONTEND.key());

    private final ChartSchemas charts;
    private final TenantValues values;
    private final Clock clock;

    TenantConfigCheck(ChartSchemas charts, TenantSettings settings, Clock clock) {
        this.charts = charts;
        this.values = new TenantValues(settings.baseDomain());
        this.clock = clock;
    }

    /** What is wrong, by the path of the field; empty where nothing is. */
    public Map<String, String> problems(CompanyCode code, TenantConfig config) {
        FieldProblems problems = new FieldProblems();
        checkName(config.name(), problems);
        checkKeys(config.versions(), COMPONENTS, "config.versions", problems)
                .forEach((component, tag) -> problems.matches(
                        tag, TAG, "config.versions." + component, "must be an image tag, such as 1.30.4"));
        checkKeys(config.replicas(), SCALABLE, "config.replicas", problems)
                .forEach((component, count) -> problems.require(
                        count >= 1 && count <= MOST_REPLICAS,
                        "config.replicas." + component,
                        "must be from 1 to " + MOST_REPLICAS));
        checkKeys(config.values(), COMPONENTS, "config.values", problems);
        checkKeys(config.resources(), COMPONENTS, "config.resources", problems);
        if (config.host() != null) {
            problems.matches(config.host(), HOST, "config.host", "must be a host name in lower case");
        }
        checkApprovals(config.requireApproval(), problems);
        checkMaintenance(config.maintenance(), problems);
        checkNotBefore(config.notBefore(), problems);
        if (problems.all().isEmpty()) {
            checkValues(code, config, problems);
        }
        return problems.all();
    }

    private void checkValues(CompanyCode code, TenantConfig config, FieldProblems problems) {
        for (TenantComponent component : TenantComponent.values()) {
            charts.problems(component, values.of(component, code, config))
                    .forEach((path, problem) -> problems.add(
                            "config.values." + component.key() + (path.isEmpty() ? "" : "." + path), problem));
        }
    }

    private static void checkName(@Nullable String name, FieldProblems problems) {
        if (name != null) {
            boolean printable = !name.isBlank() && name.chars().noneMatch(Character::isISOControl);
            problems.require(
                    printable && name.length() <= LONGEST_NAME,
                    "config.name",
                    "must be 1 to " + LONGEST_NAME + " printable characters");
        }
    }

    private static void checkApprovals(@Nullable List<String> steps, FieldProblems problems) {
        List<String> known = PlannedSteps.of(DeploymentKind.DEPLOY, false);
        problems.require(
                steps == null || known.containsAll(steps),
                "config.requireApproval",
                "may name these steps: " + String.join(", ", known));
    }

    private static void checkMaintenance(@Nullable Maintenance maintenance, FieldProblems problems) {
        if (maintenance == null) {
            return;
        }
        problems.require(
                maintenance.hasKnownZone(),
                "config.maintenance.timeZone",
                "must be a time zone, such as Europe/Berlin");
        List<Window> windows = maintenance.windows() == null ? List.of() : maintenance.windows();
        problems.require(
                windows.size() <= MOST_WINDOWS, "config.maintenance.windows", "must be at most " + MOST_WINDOWS);
        for (int i = 0; i < Math.min(windows.size(), MOST_WINDOWS); i++) {
            String problem =
                    windows.get(i) == null ? "must not be null" : windows.get(i).problem();
            if (problem != null) {
                problems.add("config.maintenance.windows[" + i + "]", problem);
            }
        }
    }

    private void checkNotBefore(@Nullable Instant notBefore, FieldProblems problems) {
        if (notBefore != null) {
            problems.require(
                    notBefore.isBefore(clock.instant().plus(LONGEST_WAIT)),
                    "config.notBefore",
                    "must be within a year from now");
        }
    }

    /** Refuses unknown names and missing values, and gives back the rest. */
    private static <T> Map<String, T> checkKeys(
            @Nullable Map<String, T> map, Set<String> known, String path, FieldProblems problems) {
        if (map == null) {
            return Map.of();
        }
        map.forEach((key, value) -> {
            problems.require(
                    known.contains(key),
                    path + "." + printable(key),
                    "is not known here; known are "
                            + String.join(", ", known.stream().sorted().toList()));
            problems.require(value != null, path + "." + printable(key), "must have a value");
        });
        return map.entrySet().stream()
                .filter(entry -> known.contains(entry.getKey()) && entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String printable(String key) {
        String shown = key.length() > 40 ? key.substring(0, 40) + "…" : key;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
