package dev.slipway.standalone.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTableTest {

    @Test
    void standsInColumnsWithRemarksBelow() {
        List<String> lines = PartsTable.lines(List.of(
                new PartLine("PostgreSQL", "embedded 18.6", "127.0.0.1:5432", true, null),
                new PartLine("Temporal", "in this process", "127.0.0.1:7233", false, "runs end with this process")));

        assertThat(lines)
                .containsExactly(
                        "  PART        WHAT             WHERE           DURABLE",
                        "  PostgreSQL  embedded 18.6    127.0.0.1:5432  yes",
                        "  Temporal    in this process  127.0.0.1:7233  no",
                        "",
                        "  Temporal: runs end with this process");
    }
}
