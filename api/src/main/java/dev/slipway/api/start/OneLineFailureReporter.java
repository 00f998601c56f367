package dev.slipway.api.start;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why a start failed in one line. Made by Spring Boot, from {@code spring.factories}. */
final class OneLineFailureReporter implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger(OneLineFailureReporter.class);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction();
        String why = analysis.getDescription() + (action == null ? "" : " " + action);
        LOG.error(
                "Slipway cannot start: {}", BLANKS.matcher(why).replaceAll(" ").strip());
        LOG.debug("It failed by", analysis.getCause());
    }
}
