package dev.slipway.api;

import dev.slipway.cluster.program.PackedProgram;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/** The API alone, in as many replicas as wanted; the worker runs beside it. */
@SpringBootConfiguration
@Import(ApiConfiguration.class)
public class ApiApplication {

    /** Starts it with the settings of {@code slipway-api.yaml} and the environment. */
    public static void main(String[] arguments) {
        PackedProgram.makeRoom(ApiApplication.class);
        SpringApplication.run(ApiApplication.class, arguments);
    }
}
