package dev.slipway.domain.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MaintenanceTest {
    /** A Wednesday, 12:00 in Berlin. */
    private static final Instant NOON = Instant.parse("2026-07-15T10:00:00Z");

    @Test
    void isAlwaysOpenWithoutAnyWindow() {
        assertThat(new Maintenance("Europe/Berlin", List.of()).nextOpening(NOON))
                .contains(NOON);
        assertThat(new Maintenance(null, null).nextOpening(NOON)).contains(NOON);
    }

    @Test
    void opensAtItsHourInTheTenantsZone() {
        assertThat(berlin(window(null, "22:00", "23:00")).nextOpening(NOON))
                .contains(Instant.parse("2026-07-15T20:00:00Z"));
    }

    @Test
    void isOpenFromItsFirstMinuteToBeforeItsLast() {
        Maintenance noonToOne = berlin(window(List.of("WED"), "12:00", "13:00"));

        assertThat(noonToOne.nextOpening(NOON)).contains(NOON);
        Instant one = Instant.parse("2026-07-15T11:00:00Z");
        assertThat(noonToOne.nextOpening(one)).contains(Instant.parse("2026-07-22T10:00:00Z"));
    }

    @Test
    void goesOnAfterMidnight() {
        Maintenance night = berlin(window(List.of("tuesday"), "22:00", "04:00"));

        Instant threeOnWednesday = Instant.parse("2026-07-15T01:00:00Z");
        assertThat(night.nextOpening(threeOnWednesday)).contains(threeOnWednesday);
        assertThat(night.nextOpening(NOON)).contains(Instant.parse("2026-07-21T20:00:00Z"));
    }

    @Test
    void takesTheNextOfSeveralWindows() {
        Maintenance two = berlin(window(List.of("FRI"), "01:00", "02:00"), window(List.of("THU"), "23:00", "23:30"));

        assertThat(two.nextOpening(NOON)).contains(Instant.parse("2026-07-16T21:00:00Z"));
    }

    @Test
    void opensAtAnHourThatTheClockSkipsOnceItIsPast() {
        // on 2026-03-29 at 02:00 Berlin's clocks go to 03:00
        Maintenance skipped = berlin(window(List.of("SUN"), "02:30", "02:45"));

        assertThat(skipped.nextOpening(Instant.parse("2026-03-28T12:00:00Z")))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void namesWhatIsWrongWithAWindow() {
        assertThat(window(null, "22:00", "04:00").problem()).isNull();
        assertThat(window(null, "25:00", "04:00").problem()).contains("22:00");
        assertThat(window(null, null, "04:00").problem()).contains("from and to");
        assertThat(window(List.of("FUNDAY"), "22:00", "04:00").problem()).contains("MON");
        assertThat(window(List.of(), "22:00", "04:00").problem()).contains("MON");
        assertThat(new Maintenance("Mars/Olympus", null).hasKnownZone()).isFalse();
    }

    private static Maintenance berlin(Window... windows) {
        return new Maintenance("Europe/Berlin", List.of(windows));
    }

    private static Window window(@Nullable List<String> days, @Nullable String from, @Nullable String to) {
        return new Window(days, from, to);
    }
}
