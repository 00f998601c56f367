package dev.slipway.standalone;

import dev.slipway.standalone.home.AdminToken;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.Console.Style;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.PartsTable;
import dev.slipway.standalone.worker.KeptWorker;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a start prints when everything is up. */
record Welcome(SlipwayHome home, AdminToken token, Console console) {
    private static final double NANOS = 1e9;

    /**
     * Prints it.
     *
     * @param parts the parts
     * @param addresses what can be opened
     * @param nanos how long the start took
     */
    void show(List<PartLine> parts, Addresses addresses, long nanos) {
        console.line(console.styled(
                "Slipway " + Versions.slipway() + " is up" + String.format(Locale.ROOT, " (%.1f s)", nanos / NANOS),
                Style.BOLD));
        console.line("");
        PartsTable.lines(parts).forEach(console::line);
        console.line("");
        addresses.lines().forEach(console::line);
        console.line("  Sign in      " + signIn());
        console.line("");
    }

    /**
     * Prints where the worker is that has a process of its own.
     *
     * @param worker the worker
     */
    void show(KeptWorker worker) {
        console.line("  Worker       process " + worker.pid() + ", started again whenever it dies");
        console.line("               log " + home.workerLog());
        console.line("");
    }

    /**
     * Prints what can be done next.
     *
     * @param addresses where things are
     */
    void goOn(Addresses addresses) {
        addresses.lines().forEach(console::line);
        console.line("  Sign in      " + tokenPlace());
        console.line("");
        console.line("Go on with:");
        String source =
                token.origin() == AdminToken.Origin.GIVEN ? "$SLIPWAY_ADMIN_TOKEN" : "$(cat " + tokenFile() + ")";
        String bearer = "-H \"Authorization: Bearer " + source + "\" ";
        String api = addresses.slipway() + "/api/tenants";
        console.line("  curl " + bearer + api);
        console.line("  curl " + bearer + api + "/CHA/health");
        console.line("  curl " + bearer + "-H 'Content-Type: application/json' \\");
        console.line("       -d '{\"companyCode\":\"ACME\",\"config\":{\"name\":\"Acme Inc.\"}}' " + api);
        console.line("");
    }

    private String tokenFile() {
        Path file = home.adminToken().path();
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    private String tokenPlace() {
        return token.origin() == AdminToken.Origin.GIVEN
                ? "administrator's token from SLIPWAY_ADMIN_TOKEN"
                : "administrator's token, kept in " + tokenFile();
    }

    private String signIn() {
        return switch (token.origin()) {
            case NEW ->
                "administrator's token " + token.value() + "\n               shown this once; kept in " + tokenFile();
            case KEPT, GIVEN -> tokenPlace();
        };
    }
}
