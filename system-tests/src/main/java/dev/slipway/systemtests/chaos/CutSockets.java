package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.cluster.CuttableProxy;
import dev.slipway.systemtests.log.DeployLogSocket;
import dev.slipway.systemtests.log.LogLine;
import dev.slipway.systemtests.log.LogPages;
import dev.slipway.systemtests.tenant.DeployJob;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * A viewer of one deploy whose connection is cut again and again, while API and worker are killed once: with the last
 * number it has seen it goes on, and in the end it has seen every line once.
 */
record CutSockets() implements Scenario {
    private static final int CUTS = 50;
    private static final int KILL_AT = 10;
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int IN_ORDER = 1000;

    @Override
    public String name() {
        return "sockets";
    }

    @Override
    public Finding play(ChaosRun run) {
        SplitPlatform platform = run.platform();
        platform.scaleWorkers(1);
        platform.awaitApi();
        Tally tally = new Tally();
        try (CuttableProxy connection = new CuttableProxy(platform.api().base())) {
            ApiClient viewer = ApiClient.at(
                    URI.create("http://127.0.0.1:" + connection.port()),
                    String.valueOf(platform.api().token()));
            DeployJob job = Orders.to(platform).place(1).getFirst().join();
            List<LogLine> seen = new ArrayList<>();
            int cuts = 0;
            while (cuts < CUTS && !endsBeforeCut(viewer, connection, job, seen)) {
                cuts++;
                tally.struck();
                if (cuts == KILL_AT) {
                    platform.replaceApi();
                    platform.replaceWorker();
                    platform.awaitApi();
                }
            }
            watchToEnd(viewer, job, seen);
            judge(run, job, seen, tally);
            String remark = cuts < CUTS ? "the deploy was over before more cuts" : "";
            return tally.finding("the viewer's socket cut in one deploy, with `kill -9` of API and worker", remark);
        }
    }

    /** Watches for a moment and cuts the connection; whether the log ended before that. */
    private static boolean endsBeforeCut(
            ApiClient viewer, CuttableProxy connection, DeployJob job, List<LogLine> seen) {
        try (DeployLogSocket socket = open(viewer, job, seen)) {
            Pause.of(BETWEEN);
            boolean over = socket.hasEnded();
            connection.cut();
            connection.mend();
            seen.addAll(socket.lines());
            return over;
        }
    }

    private static void watchToEnd(ApiClient viewer, DeployJob job, List<LogLine> seen) {
        try (DeployLogSocket socket = open(viewer, job, seen)) {
            if (socket.awaitClose(LIMIT) != IN_ORDER) {
                throw new AssertionError("The log's socket was not closed in order");
            }
            seen.addAll(socket.lines());
        }
    }

    /** The platform may be on its way up: asks until it lets the viewer in. */
    private static DeployLogSocket open(ApiClient viewer, DeployJob job, List<LogLine> seen) {
        long end = System.nanoTime() + LIMIT.toNanos();
        long after = seen.isEmpty() ? 0 : seen.getLast().seq();
        while (true) {
            try {
                return DeployLogSocket.json(viewer, job.companyCode(), after);
            } catch (CompletionException refused) {
                if (System.nanoTime() > end) {
                    throw refused;
                }
                Pause.of(BETWEEN);
            }
        }
    }

    private static void judge(ChaosRun run, DeployJob job, List<LogLine> seen, Tally tally) {
        List<LogLine> log = new LogPages(run.platform().observer(), job.id()).all(500);
        if (!seen.equals(log)) {
            tally.broken("The viewer saw " + seen.size() + " lines, and the log has " + log.size());
        }
        for (int index = 0; index < seen.size(); index++) {
            if (seen.get(index).seq() != index + 1) {
                tally.broken(
                        "Line " + (index + 1) + " has number " + seen.get(index).seq());
                break;
            }
        }
        tally.count(Fate.await(run.platform(), job, Orders.DEPLOY_LIMIT), 1);
        run.judge(Set.of(job.companyCode()), tally);
    }
}
