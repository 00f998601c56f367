package dev.slipway.activities.release;

import dev.slipway.activities.helm.ReleaseObject;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStatus;
import dev.slipway.activities.rollout.UnfinishedWorkloads;
import dev.slipway.activities.rollout.Workload;
import dev.slipway.cluster.watch.ReleaseSnapshot;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares a release as it is wanted with what Helm has on record of it and with what the cluster runs. Pure. */
final class ReleaseComparison {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReleaseComparison() {}

    /** Something in the cluster that runs pods, with the pods it is told to run. */
    private record Live(HasMetadata object, PodSpec pods) {
        boolean is(ReleaseObject wanted) {
            return object.getKind().equals(wanted.kind())
                    && object.getMetadata().getName().equals(wanted.name());
        }

        long generation() {
            return Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
        }
    }

    /**
     * Where they disagree, a sentence each; none where the release is what it is to be.
     *
     * @param wanted what it is to be
     * @param newest its newest revision; empty where there is none
     * @param seen what it has in the cluster
     */
    static List<String> differences(ReleaseSpec wanted, Optional<ReleaseState> newest, ReleaseSnapshot seen) {
        List<String> ofRecord = ofRecord(wanted, newest);
        return ofRecord.isEmpty() ? ofWorkloads(newest.orElseThrow(), seen) : ofRecord;
    }

    /**
     * Whether they disagree over something that no waiting mends, as somebody else changed it: what Helm has on record,
     * unless an operation is at work on it, or the images. Parameters as those of {@link #differences}.
     */
    static boolean isLasting(ReleaseSpec wanted, Optional<ReleaseState> newest, ReleaseSnapshot seen) {
        if (!ofRecord(wanted, newest).isEmpty()) {
            return newest.filter(state -> state.status().isUnfinished()).isEmpty();
        }
        List<Live> live = live(seen).toList();
        return newest.orElseThrow().objects().stream()
                .anyMatch(object -> live.stream()
                        .anyMatch(one ->
                                one.is(object) && !otherImages(object, one).isEmpty()));
    }

    private static List<String> ofRecord(ReleaseSpec wanted, Optional<ReleaseState> newest) {
        String name = "Release " + wanted.release().name();
        if (newest.isEmpty()) {
            return List.of(name + " is not there");
        }
        ReleaseState release = newest.get();
        String revision = " at revision " + release.revision();
        if (release.status() != ReleaseStatus.DEPLOYED) {
            return List.of(name + " is " + release.status().word() + revision);
        }
        if (!release.isDeployedAs(wanted)) {
            return List.of(name + " has another chart or other values than are wanted" + revision);
        }
        return List.of();
    }

    private static List<String> ofWorkloads(ReleaseState release, ReleaseSnapshot seen) {
        List<Live> live = live(seen).toList();
        List<Workload> workloads = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (ReleaseObject object : release.objects()) {
            if (!Workload.isOne(object.kind())) {
                continue;
            }
            Optional<Live> found = live.stream().filter(one -> one.is(object)).findFirst();
            workloads.add(new Workload(
                    object.kind(), object.name(), found.map(Live::generation).orElse(0L)));
            found.ifPresent(one -> differences.addAll(otherImages(object, one)));
        }
        differences.addAll(UnfinishedWorkloads.of(workloads, seen));
        return differences;
    }

    private static Stream<Live> live(ReleaseSnapshot seen) {
        return Stream.concat(
                seen.deployments().stream()
                        .map(one -> new Live(one, one.getSpec().getTemplate().getSpec())),
                seen.statefulSets().stream()
                        .map(one -> new Live(one, one.getSpec().getTemplate().getSpec())));
    }

    private static List<String> otherImages(ReleaseObject wanted, Live live) {
        Map<String, String> there = images(live.pods());
        return images(wanted).entrySet().stream()
                .filter(image -> !image.getValue().equals(there.get(image.getKey())))
                .map(image -> "%s: container %s is to run the image %s, and %s"
                        .formatted(
                                wanted.id(),
                                image.getKey(),
                                image.getValue(),
                                there.containsKey(image.getKey())
                                        ? "runs " + there.get(image.getKey())
                                        : "there is no such container"))
                .toList();
    }

    private static Map<String, String> images(PodSpec pods) {
        Map<String, String> images = new LinkedHashMap<>();
        Stream.concat(pods.getInitContainers().stream(), pods.getContainers().stream())
                .forEach(container -> images.put(container.getName(), container.getImage()));
        return images;
    }

    private static Map<String, String> images(ReleaseObject wanted) {
        JsonNode pods = MAPPER.<JsonNode>valueToTree(wanted.content()).at("/spec/template/spec");
        Map<String, String> images = new LinkedHashMap<>();
        for (String list : List.of("initContainers", "containers")) {
            pods.path(list)
                    .forEach(container -> images.put(
                            container.path("name").asString(""),
                            container.path("image").asString("")));
        }
        return images;
    }
}
