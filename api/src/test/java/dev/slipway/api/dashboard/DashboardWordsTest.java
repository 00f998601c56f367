package dev.slipway.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DecisionVerb;
import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.StepState;
import dev.slipway.domain.deployment.Waiting;
import dev.slipway.domain.tenant.ReleaseStatus;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantStatus;
import dev.slipway.domain.timeline.EventKind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the dashboard to having a word for everything the API can say. */
class DashboardWordsTest {
    private static final Pattern KEY = Pattern.compile("(?m)^ {2}'?([\\w-]+)'?:");

    static Stream<Arguments> tables() {
        return Stream.of(
                table("deployment/job-words.js", "STATE", words(DeploymentState.values(), DeploymentState::wire)),
                table("deployment/job-words.js", "STATE", words(StepState.values(), StepState::wire)),
                table("deployment/job-words.js", "KIND", words(DeploymentKind.values(), DeploymentKind::wire)),
                table("deployment/job-words.js", "STEP", words(TenantComponent.values(), TenantComponent::chart)),
                table("deployment/waiting-words.js", "WAITING", words(Waiting.Kind.values(), Waiting.Kind::wire)),
                table("deployment/reins-words.js", "VERBS", words(DecisionVerb.values(), DecisionVerb::wire)),
                table("tenant/tenant-words.js", "STATUS", words(TenantStatus.values(), TenantStatus::wire)),
                table("tenant/tenant-words.js", "RELEASE", words(ReleaseStatus.values(), ReleaseStatus::wire)),
                table("timeline/event-words.js", "WORDS", words(EventKind.values(), EventKind::wire)),
                table("timeline/event-words.js", "ASKED", words(DeploymentKind.values(), DeploymentKind::wire)),
                table("timeline/event-words.js", "DECIDED", words(DecisionVerb.values(), DecisionVerb::wire)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void thereIsAWordForEach(String file, String table, Set<String> wire) throws IOException {
        assertThat(keysOf(file, table)).containsAll(wire);
    }

    private static Set<String> keysOf(String file, String table) throws IOException {
        String text = Files.readString(assets().resolve(file));
        String start = "const " + table + " = {\n";
        int from = text.indexOf(start);
        assertThat(from).as("%s in %s", table, file).isNotNegative();
        String body = text.substring(from + start.length(), text.indexOf("\n};", from));
        return KEY.matcher(body).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Arguments table(String file, String table, Set<String> wire) {
        return Arguments.of(file, table, wire);
    }

    private static <T> Set<String> words(T[] values, Function<T, String> wire) {
        return Arrays.stream(values).map(wire).collect(Collectors.toSet());
    }

    private static Path assets() {
        try {
            return Path.of(Objects.requireNonNull(DashboardWordsTest.class.getResource("/static/assets"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
