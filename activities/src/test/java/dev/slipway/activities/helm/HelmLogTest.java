package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelmLogTest {
    private final List<String> lines = new ArrayList<>();
    private final HelmLog log = new HelmLog("postgresql 0.1.0", lines::add);

    @Test
    void tellsWhatHappensToTheObjects() {
        read("""
                level=DEBUG msg="creating resource(s)" resources=3
                level=DEBUG msg="Created resource via patch" namespace=cha name=pg-auth gvk="/v1, Kind=Secret"
                level=DEBUG msg="created a new resource" namespace=cha name=pg-auth kind=Secret
                level=DEBUG msg="Patched resource" namespace=cha name=pg gvk="apps/v1, Kind=StatefulSet"
                level=DEBUG msg="deleting resource" namespace=cha name=old kind=Service
                level=DEBUG msg="skipping delete due to annotation" namespace=cha name=data kind=Secret
                """);

        assertThat(lines)
                .containsExactly(
                        "Chart postgresql 0.1.0, 3 objects",
                        "created Secret pg-auth",
                        "applied StatefulSet pg",
                        "deleted Service old",
                        "kept Secret data");
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        read("""
                level=DEBUG msg="unmarshalled JSON schema" schema="{\\n  \\"default\\": \\"hush-hush\\"}"
                level=DEBUG msg="something new" values="hush-hush"
                USER-SUPPLIED VALUES:
                """);

        assertThat(lines).isEmpty();
        assertThat(log.error()).isEmpty();
    }

    @Test
    void readsALongLineWithManyEscapes() {
        read("level=DEBUG msg=\"unmarshalled JSON schema\" schema=\"" + "\\\"a\\n".repeat(200_000) + "\"\n");

        assertThat(lines).isEmpty();
    }

    @Test
    void passesOnWhatTheApiServerWarnsOf() {
        read("""
                I1121 12:06:59.729820   19727 warnings.go:107] "Warning: would violate \\"restricted:latest\\""
                W1121 12:06:59.729820   19727 warnings.go:70] would violate "restricted:latest"
                """);

        assertThat(lines).containsExactly("warning: would violate \"restricted:latest\"");
    }

    @Test
    void keepsTheErrorWithAllItsLines() {
        read("""
                level=WARN msg="upgrade failed" name=pg error="the same again"
                Error: values don't meet the specifications of the schema(s) in the following chart(s):
                postgresql:
                - at '/replicaCount': got string, want integer
                """);

        assertThat(lines).isEmpty();
        assertThat(log.error()).startsWith("values don't meet").endsWith("want integer");
    }

    private void read(String text) {
        text.lines().forEach(log::line);
    }
}
