package dev.slipway.api.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import io.fabric8.kubernetes.client.informers.impl.cache.Reflector;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@ApiTest
class ClusterLogTest {
    @Test
    void theClientDoesNotTellOfEachWatchThatAClusterIsAway() {
        assertThat(LoggerFactory.getLogger(Reflector.class).isWarnEnabled()).isFalse();
    }
}
