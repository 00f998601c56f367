package dev.slipway.standalone.demo;

import dev.slipway.standalone.demo.PublicApi.Answer;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.Console.Style;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Shows what a worker's death did to a deploy, and what it did not: read from the API afterwards. */
record CrashProof(PublicApi api, Console console) {
    private static final int PAGE = 500;
    private static final double MILLIS = 1e3;

    /** A line of the stored log. */
    private record Stored(long seq, Instant at, String text) {
        static Stored of(JsonNode line) {
            String source = line.path("source").asString("");
            String text = line.path("line").asString("");
            boolean last = source.equals("slipway") && text.matches("Deployment (Complete|Failed|Cancelled)");
            return new Stored(
                    line.path("seq").asLong(0),
                    Instant.parse(line.path("at").asString("")),
                    last ? text : "[" + source + "] " + text);
        }
    }

    /**
     * Shows it.
     *
     * @param companyCode the tenant
     * @param job its deploy
     * @param shown the lines that the terminal has shown
     * @param hit the kill, empty where there was none
     */
    void show(String companyCode, String job, List<String> shown, Optional<WorkerKill.Hit> hit)
            throws IOException, InterruptedException {
        List<Stored> log = log(job);
        console.line("");
        say("Revisions", revisions(companyCode));
        say("Log", log(log, shown));
        if (hit.isPresent()) {
            say("Take-over", takeOver(job, log, hit.get()));
        }
        console.line("");
    }

    /** A finding, and whether it is as it should be. */
    private record Finding(boolean good, String text) {}

    private void say(String what, Finding finding) {
        String text = String.format(Locale.ROOT, "  %-11s %s", what, finding.text());
        console.line(console.styled(text, finding.good() ? Style.GREEN : Style.RED));
    }

    private Finding revisions(String companyCode) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        boolean one = true;
        for (JsonNode release :
                api.get("/api/tenants/" + companyCode).body().path("resources").values()) {
            int revision = release.path("revision").asInt(0);
            found.add(release.path("releaseName").asString("") + " " + revision);
            one &= revision == 1;
        }
        return new Finding(
                one && !found.isEmpty(),
                (one ? "one for each release: " : "NOT one for each release: ") + String.join(", ", found));
    }

    private static Finding log(List<Stored> log, List<String> shown) {
        for (int index = 0; index < log.size(); index++) {
            if (log.get(index).seq() != index + 1) {
                return new Finding(
                        false,
                        "line " + (index + 1) + " has number " + log.get(index).seq());
            }
        }
        return log.stream().map(Stored::text).toList().equals(shown)
                ? new Finding(true, "lines 1 to " + log.size() + ", each once, here as in the database")
                : new Finding(
                        false, shown.size() + " lines were shown here, which are NOT the " + log.size() + " stored");
    }

    private Finding takeOver(String job, List<Stored> log, WorkerKill.Hit hit)
            throws IOException, InterruptedException {
        Answer deployment = api.get("/api/deployments/" + job);
        Duration whole = Duration.between(
                Instant.parse(deployment.text("createdAt")), Instant.parse(deployment.text("endedAt")));
        Optional<Stored> next =
                log.stream().filter(line -> line.at().isAfter(hit.at())).findFirst();
        if (next.isEmpty()) {
            return new Finding(false, "no line was written after the kill");
        }
        String wait = seconds(Duration.between(hit.at(), next.get().at()));
        return new Finding(
                deployment.text("state").equals("succeeded"),
                "line " + next.get().seq() + " came " + wait + " after the kill; the deploy " + deployment.text("state")
                        + " after " + seconds(whole));
    }

    private List<Stored> log(String job) throws IOException, InterruptedException {
        List<Stored> lines = new ArrayList<>();
        List<Stored> page = page(job, 0);
        while (!page.isEmpty()) {
            lines.addAll(page);
            page = page(job, lines.getLast().seq());
        }
        return lines;
    }

    private List<Stored> page(String job, long after) throws IOException, InterruptedException {
        Answer page = api.get("/api/deployments/" + job + "/logs?after=" + after + "&limit=" + PAGE);
        return page.body().path("items").values().stream().map(Stored::of).toList();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
    }
}
