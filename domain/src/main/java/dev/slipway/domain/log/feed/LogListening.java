package dev.slipway.domain.log.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection that listens, on a thread of its own. When it is lost it is opened again, and everything that is
 * followed is read from where it stands, so that nothing is missed.
 */
final class LogListening implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LogListening.class);

    /** After such a silence the connection is tried, and what is followed is looked up. */
    private static final int SILENCE_MILLIS = 5_000;

    /** An answer takes no longer, unless the database is away. */
    private static final int ANSWER_MILLIS = 10_000;

    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final DataSource connections;
    private final Reading reading;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Connection current;

    /** What is read when there is news. */
    interface Reading {
        /** Reads one log on. */
        void readOn(Connection connection, UUID deploymentId) throws SQLException;

        /** Reads every log on that is followed and has not ended. */
        void readAllOn(Connection connection) throws SQLException;
    }

    LogListening(DataSource connections, Reading reading) {
        this.connections = connections;
        this.reading = reading;
    }

    @Override
    public void run() {
        long pause = 0;
        try {
            while (!stopped.await(pause, TimeUnit.MILLISECONDS)) {
                boolean listened = listenUntilLost(pause == 0);
                pause = listened ? 10 : Math.min(2 * pause + 50, LONGEST_PAUSE_MILLIS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens until the connection is lost; returns whether there was one. */
    private boolean listenUntilLost(boolean firstTry) {
        boolean listened = false;
        try (Connection connection = connections.getConnection()) {
            current = connection;
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            try (Statement listen = connection.createStatement()) {
                listen.execute("LISTEN deployment_log");
            }
            reading.readAllOn(connection);
            listened = true;
            listen(connection);
        } catch (SQLException lost) {
            if (stopped.getCount() > 0 && (listened || firstTry)) {
                LOG.warn("The deployment log is not heard for now: {}", lost.getMessage());
            }
        } finally {
            current = null;
        }
        return listened;
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (stopped.getCount() > 0) {
            PGNotification[] news = postgres.getNotifications(SILENCE_MILLIS);
            if (news == null || news.length == 0) {
                if (!connection.isValid(ANSWER_MILLIS / 1_000)) {
                    throw new SQLException("The connection is dead");
                }
                reading.readAllOn(connection);
            } else {
                for (UUID deploymentId : deployments(news)) {
                    reading.readOn(connection, deploymentId);
                }
            }
        }
    }

    private static Set<UUID> deployments(PGNotification[] news) {
        Set<UUID> deployments = new HashSet<>();
        for (PGNotification one : news) {
            String payload = one.getParameter();
            try {
                deployments.add(UUID.fromString(payload.substring(0, payload.indexOf(':'))));
            } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
                LOG.warn("Somebody else sends on the channel of the deployment log: {}", payload);
            }
        }
        return deployments;
    }

    /** Ends {@link #run}. */
    void stop() {
        stopped.countDown();
        Connection listening = current;
        if (listening != null) {
            try {
                listening.abort(Runnable::run);
            } catch (SQLException gone) {
                LOG.debug("The listening connection was gone already", gone);
            }
        }
    }

    /** How long {@link #run} goes on after {@link #stop}, at most. */
    static Duration stopping() {
        return Duration.ofMillis(ANSWER_MILLIS);
    }
}
