package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "PT5S,    * * * * *",
        "PT1M,    * * * * *",
        "PT10M,   */10 * * * *",
        "PT2H30M, 17 */2 * * *",
        "PT24H,   17 3 * * *",
        "PT72H,   17 3 * * *"
    })
    void comesAsNearAsCronCan(Duration interval, String expression) {
        assertThat(CronExpression.every(interval)).isEqualTo(expression);
    }
}
