package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what only events show. What the pod's status shows as well is left to {@link PodLines}. */
final class EventLines {
    private static final Pattern PULLED =
            Pattern.compile("Successfully pulled image \"(.+?)\" in (\\S+).*?(?:Image size: (\\d+) bytes)?\\.?$");
    private static final Pattern PULLING = Pattern.compile("Pulling image \"(.+?)\"");
    private static final Pattern PRESENT = Pattern.compile("Container image \"(.+?)\" already present on machine.*");
    private static final Pattern ASSIGNED = Pattern.compile("Successfully assigned \\S+ to (\\S+)");
    private static final Pattern PROBE =
            Pattern.compile("(Readiness|Liveness|Startup) probe (?:failed|errored)[^:]*: ?(.*)");
    private static final Pattern GO_DURATION = Pattern.compile("(?:(\\d+)m)?([0-9.]+)(ms|s)");

    /** Seen in the pod's status as well, or of no use to a person. */
    private static final Set<String> LEFT_OUT =
            Set.of("BackOff", "Failed", "FailedCreate", "InspectFailed", "ErrImageNeverPull");

    private EventLines() {}

    /** The line for an event about a pod; empty where there is nothing to tell. */
    static Optional<Line> ofPod(Pod pod, Event event) {
        String message = Wording.oneLine(event.getMessage());
        return switch (String.valueOf(event.getReason())) {
            case "Scheduled" -> first(ASSIGNED, message).map(node -> PodLines.scheduled(pod, node));
            case "FailedScheduling" ->
                Optional.of(PodLines.unschedulable(pod, SchedulingProblems.withoutPreemption(message)));
            case "Pulling" -> first(PULLING, message).map(image -> line(pod, "pulling", "pulling image " + image));
            case "Pulled" -> pulled(pod, message);
            case "Unhealthy" -> probe(pod, message);
            case "Killing" ->
                message.contains("probe")
                        ? Optional.of(warning(pod, "killing", "is restarted: " + message))
                        : Optional.empty();
            case "FailedMount", "FailedAttachVolume", "FailedMapVolume" ->
                Optional.of(warning(pod, "volume", "a volume cannot be mounted yet: " + message));
            case "TriggeredScaleUp" -> Optional.of(line(pod, "scale up", "a node is being added for it: " + message));
            default -> other(pod, event, message);
        };
    }

    /** The line for an event about a volume claim; empty where there is nothing to tell. */
    static Optional<Line> ofClaim(String claim, Event event) {
        return "Warning".equals(event.getType())
                ? Optional.of(Line.warning(
                        "claim " + claim + " " + event.getReason() + " " + Wording.gist(event.getMessage()),
                        "Volume claim " + claim + ": " + Wording.oneLine(event.getMessage())))
                : Optional.empty();
    }

    private static Optional<Line> pulled(Pod pod, String message) {
        Matcher pulled = PULLED.matcher(message);
        if (pulled.matches()) {
            String size = pulled.group(3) == null ? "" : " (" + megabytes(pulled.group(3)) + ")";
            return Optional.of(
                    line(pod, "pulled", "pulled image " + pulled.group(1) + " in " + seconds(pulled.group(2)) + size));
        }
        return first(PRESENT, message).map(image -> line(pod, "present", "image " + image + " is on the node already"));
    }

    private static Optional<Line> probe(Pod pod, String message) {
        Matcher probe = PROBE.matcher(message);
        if (!probe.matches()) {
            return Optional.of(warning(pod, "unhealthy", message));
        }
        String which = probe.group(1).toLowerCase(Locale.ROOT);
        String text = which + " probe failing: " + (probe.group(2).isBlank() ? "no answer" : probe.group(2));
        // an application that is starting up fails its startup probe until it is up: nothing to worry about yet
        return Optional.of(which.equals("startup") ? line(pod, which, text) : warning(pod, which, text));
    }

    private static Optional<Line> other(Pod pod, Event event, String message) {
        return "Warning".equals(event.getType()) && !LEFT_OUT.contains(event.getReason())
                ? Optional.of(warning(pod, String.valueOf(event.getReason()), event.getReason() + ": " + message))
                : Optional.empty();
    }

    private static Line line(Pod pod, String what, String text) {
        return Line.info(PodLines.key(pod, what, Wording.gist(text)), PodLines.name(pod) + ": " + text);
    }

    private static Line warning(Pod pod, String what, String text) {
        return Line.warning(PodLines.key(pod, what, Wording.gist(text)), PodLines.name(pod) + ": " + text);
    }

    private static Optional<String> first(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Go's way to write a duration, in seconds: {@code 1m2.5s}, {@code 345ms}. */
    private static String seconds(String duration) {
        Matcher matcher = GO_DURATION.matcher(duration);
        if (!matcher.matches()) {
            return duration;
        }
        double minutes = matcher.group(1) == null ? 0 : Double.parseDouble(matcher.group(1));
        double rest = Double.parseDouble(matcher.group(2)) / (matcher.group(3).equals("ms") ? 1000 : 1);
        return String.format(Locale.ROOT, "%.1f s", minutes * 60 + rest);
    }

    private static String megabytes(String bytes) {
        return String.format(Locale.ROOT, "%.1f MB", Double.parseDouble(bytes) / 1_000_000);
    }
}
