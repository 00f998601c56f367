package dev.slipway.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    @ParameterizedTest
    @CsvSource({
        "pending,      pending,   0, false, false",
        "deploying_pg, pending,   0, false, false",
        "deploying_be, deploying, 0, false, false",
        "deploying_be, deploying, 1, true,  false",
        "deploying_be, deployed,  1, false, true",
        "deploying_fe, deployed,  1, false, true",
        "active,       deployed,  1, false, true",
        "failed,       pending,   0, false, true"
    })
    void tellsTheMiddleFromWhatIsBeforeAndAfter(
            String tenant, String release, int revision, boolean middle, boolean later) {
        Moment moment = new Moment(tenant, "backend-api-cha", release, revision);

        assertThat(moment.isTheMiddle()).isEqualTo(middle);
        assertThat(moment.isLater()).isEqualTo(later);
    }
}
