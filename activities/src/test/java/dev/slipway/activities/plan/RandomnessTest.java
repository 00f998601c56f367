package dev.slipway.activities.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.tenant.TenantConfig;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RandomnessTest {
    private static final String RENDERED = """
            apiVersion: v1
            kind: Secret
            metadata: {name: auth}
            data: {username: Y2hh, password: %1$s}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: migrate-%1$s, annotations: {checksum: %1$s}}
            spec: {template: {spec: {containers: [{name: main, args: [run, %1$s]}]}}}
            """;

    @Test
    void marksWhatIsAnotherEachTimeAndNothingElse() {
        var settled = Randomness.settled(
                Manifests.rendered(RENDERED.formatted("aaaa")),
                Manifests.rendered(RENDERED.formatted("bbbb")),
                Manifests.NAMESPACE);

        assertThat(settled.keySet()).extracting(ObjectKey::name).containsExactly(Randomness.MARK, "auth");
        JsonNode secret = Objects.requireNonNull(settled.get(settled.lastKey()));
        assertThat(secret.at("/data/username").asString("")).isEqualTo("Y2hh");
        assertThat(secret.at("/data/password").asString("")).isEqualTo(Randomness.MARK);
        JsonNode job = Objects.requireNonNull(settled.get(settled.firstKey()));
        assertThat(job.at("/spec/template/spec/containers/0/args/0").asString(""))
                .isEqualTo("run");
        assertThat(job.at("/spec/template/spec/containers/0/args/1").asString(""))
                .isEqualTo(Randomness.MARK);
    }

    @Test
    void changesNothingThatIsTheSameEachTime() {
        var rendered = Manifests.rendered(RENDERED.formatted("aaaa"));

        assertThat(Randomness.settled(rendered, rendered, Manifests.NAMESPACE))
                .isEqualTo(NormalForm.of(rendered, Manifests.NAMESPACE));
    }

    @Test
    void makesTheSameHashOfRenderingsThatDifferInNothingElse() {
        assertThat(hash("aaaa", "bbbb", 1)).isEqualTo(hash("cccc", "dddd", 1)).hasSize(64);
        assertThat(hash("aaaa", "bbbb", 2)).isNotEqualTo(hash("aaaa", "bbbb", 1));
        assertThat(hash("aaaa", "aaaa", 1)).isNotEqualTo(hash("aaaa", "bbbb", 1));
    }

    private static String hash(String first, String second, int revision) {
        var settled = Randomness.settled(
                Manifests.rendered(RENDERED.formatted(first)),
                Manifests.rendered(RENDERED.formatted(second)),
                Manifests.NAMESPACE);
        String digest = PlanHash.digest(settled, new Showing(PlanSecrets.in(List.of(), List.of())));
        PlanHash.Part part = new PlanHash.Part(
                "postgresql", "postgresql-cha", "abc", "slipway:1", revision, "deployed", "slipway:0", digest);
        return PlanHash.of("CHA", TenantConfig.empty(), List.of(part));
    }
}
