package dev.slipway.standalone.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.standalone.start.RunningPart;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemporalInProcessTest {

    @Test
    void answersAndSaysThatItForgets() {
        try (RunningPart temporal = new TemporalInProcess().start(step -> {})) {
            TemporalAddress.awaitAnswer(address(temporal), Duration.ofSeconds(10));

            assertThat(temporal.line().durable()).isFalse();
            assertThat(temporal.line().remark()).contains("end with this process", "go install");
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceAlone() throws Exception {
        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        try (RunningPart temporal = new TemporalInProcess().start(step -> {})) {
            int port = Integer.parseInt(address(temporal).split(":", -1)[1]);
            assertThat(answers(InetAddress.getLoopbackAddress(), port)).isTrue();
            other.ifPresent(address -> assertThat(answers(address, port)).isFalse());
        }
    }

    private static String address(RunningPart temporal) {
        return temporal.settings().getOrDefault("spring.temporal.connection.target", "");
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
