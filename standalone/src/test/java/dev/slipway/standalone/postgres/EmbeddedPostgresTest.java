package dev.slipway.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.standalone.ChildJvm;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path folder;

    private SlipwayHome home;

    @BeforeEach
    void prepareHome() {
        home = new SlipwayHome(folder.resolve("home with a blank"));
        home.prepare();
    }

    @Test
    void keepsItsDataAndItsPortFromOneStartToTheNext() throws Exception {
        String url;
        try (RunningPart first = start()) {
            url = first.settings().get("spring.datasource.url");
            execute(first, "CREATE TABLE kept AS SELECT 'here' AS word");
        }
        try (RunningPart second = start()) {
            assertThat(second.settings()).containsEntry("spring.datasource.url", url);
            assertThat(value(second, "SELECT word FROM kept")).isEqualTo("here");
        }
        assertThat(postmaster()).isEmpty();
    }

    @Test
    void writesToDiskBeforeItAnswersAndTakesNobodyWithoutThePassword() throws Exception {
        try (RunningPart postgres = start()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(value(postgres, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(value(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            String url = postgres.settings().get("spring.datasource.url");
            assertThatThrownBy(() -> DriverManager.getConnection(url, PostgresData.USER, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(home.postgres().resolve("password")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void endsTheServerThatAKilledProcessLeftBehindAndLosesNothing() throws Exception {
        try (ChildJvm child = ChildJvm.start(
                folder, Map.of(), PostgresChild.class, home.root().toString())) {
            child.awaitOutput("written");
            child.kill();
        }
        ProcessHandle leftBehind = postmaster().orElseThrow();
        assertThat(leftBehind.isAlive()).isTrue();

        try (RunningPart next = start()) {
            // its entry stays until the machine's first process has taken note
            leftBehind.onExit().get(30, TimeUnit.SECONDS);
            assertThat(value(next, "SELECT word FROM kept")).isEqualTo("committed");
        }
    }

    @Test
    void startsWhenTheProcessIdInAStaleFileIsAnotherProgramsByNow() throws Exception {
        start().close();
        long self = ProcessHandle.current().pid();
        Files.writeString(processFile(), self + "\n" + home.postgres().resolve("data") + "\n1\n5432\n\n\n");

        try (RunningPart next = start()) {
            assertThat(value(next, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void throwsAwayADataFolderThatWasNotMadeToItsEnd() throws Exception {
        Path draft = Files.createDirectories(home.postgres().resolve("data.new"));
        Files.writeString(draft.resolve("PG_VERSION"), "18");

        try (RunningPart postgres = start()) {
            assertThat(value(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(draft).doesNotExist();
    }

    @Test
    void refusesDataOfAnotherMajorVersionInsteadOfTouchingIt() throws Exception {
        Path data = Files.createDirectories(home.postgres().resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "12\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("made by PostgreSQL 12")
                .hasMessageContaining("pg_dump");
    }

    private RunningPart start() throws InterruptedException {
        return new EmbeddedPostgres(home).start(step -> {});
    }

    private Path processFile() {
        return home.postgres().resolve("data").resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> postmaster() throws Exception {
        if (!Files.exists(processFile())) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(processFile()).getFirst()));
    }

    private static void execute(RunningPart postgres, String sql) throws Exception {
        try (Connection connection = PostgresChild.connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(RunningPart postgres, String sql) throws Exception {
        try (Connection connection = PostgresChild.connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
