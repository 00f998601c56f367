package dev.slipway.standalone.temporal;

import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.StartFailure;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Temporal's test server on a loopback port of this process, keeping real time. It needs nothing, and forgets everything
 * when the process ends.
 */
public final class TemporalInProcess implements Part {
    private static final int LARGEST_MESSAGE_BYTES = 8 * 1024 * 1024;
    private static final int STOP_SECONDS = 2;
    private static final String REMARK =
            "runs end with this process. To keep them, put the temporal program on the PATH "
                    + "(brew install temporal, or go install github.com/temporalio/cli/cmd/temporal@v1.5.1) and start again.";

    @Override
    public String name() {
        return "Temporal";
    }

    @Override
    public RunningPart start(Progress progress) {
        progress.step("starting in the process");
        TestServicesStarter services = new TestServicesStarter(true, 0);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(LARGEST_MESSAGE_BYTES);
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
        try {
            Server server = builder.build().start();
            String address = "127.0.0.1:" + server.getPort();
            return new Running(services, server, address);
        } catch (IOException e) {
            services.close();
            throw new StartFailure("The in-process Temporal found no loopback port: " + e.getMessage(), e);
        }
    }

    private record Running(TestServicesStarter services, Server server, String address) implements RunningPart {
        @Override
        public PartLine line() {
            return new PartLine("Temporal", "in this process", address, false, REMARK);
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("spring.temporal.connection.target", address, "slipway.temporal-in-process", "true");
        }

        @Override
        public void close() {
            server.shutdownNow();
            try {
                server.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            services.close();
        }
    }
}
