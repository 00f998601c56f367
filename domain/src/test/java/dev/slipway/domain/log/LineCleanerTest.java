package dev.slipway.domain.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineCleanerTest {
    @Test
    void aTextIsSplitAtEveryKindOfLineBreak() {
        assertThat(LineCleaner.split("a\nb\r\nc\rd\n")).containsExactly("a", "b", "c", "d");
        assertThat(LineCleaner.split("a\n\nb")).containsExactly("a", "", "b");
        assertThat(LineCleaner.split("")).containsExactly("");
        assertThat(LineCleaner.split("\n")).containsExactly("");
    }

    @Test
    void escapeSequencesAndControlCharactersAreRemoved() {
        assertThat(LineCleaner.clean("\u001b[1;31mred\u001b[0m \u001b]0;title\u0007done\u001b[K\u001b(B"))
                .isEqualTo("red done");
        assertThat(LineCleaner.clean("a\u0000b\u0008c\u007fd\u009be")).isEqualTo("abcde");
        assertThat(LineCleaner.clean("a\tb")).isEqualTo("a   b");
        assertThat(LineCleaner.clean("safe\u202egnp.exe\u2069\u200b")).isEqualTo("safegnp.exe");
        assertThat(LineCleaner.clean("lone \ud800 surrogate")).isEqualTo("lone \ufffd surrogate");
        assertThat(LineCleaner.clean("Grüße, 東京 🚀")).isEqualTo("Grüße, 東京 🚀");
    }

    @Test
    void aLongLineIsCutAndSaysSo() {
        String line = "x".repeat(10_000);
        assertThat(LineCleaner.cut(line, line.length()))
                .isEqualTo("x".repeat(LineCleaner.MAX_LINE) + " … (cut: 10000 characters)");
        assertThat(LineCleaner.cut("short", 5)).isEqualTo("short");
        assertThat(LineCleaner.cut("x".repeat(8_191) + "🚀🚀", 8_195)).startsWith("x".repeat(8_191) + " … (cut");
    }

    @Test
    void theUnreadEndOfAVeryLongLineIsNotShown() {
        String read = LineCleaner.clean("m".repeat(LineCleaner.MAX_RAW) + "tail");
        assertThat(read).hasSize(LineCleaner.MAX_RAW);
        assertThat(LineCleaner.cut("***the first half of a sec", 70_000)).isEqualTo(" … (cut: 70000 characters)");
    }
}
