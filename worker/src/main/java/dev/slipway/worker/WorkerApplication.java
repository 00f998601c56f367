package dev.slipway.worker;

import dev.slipway.cluster.program.PackedProgram;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The worker alone: any number may run beside each other. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WorkerConfiguration.class)
public class WorkerApplication {
    /** Starts it. */
    public static void main(String[] arguments) {
        PackedProgram.makeRoom(WorkerApplication.class);
        SpringApplication.run(WorkerApplication.class, arguments);
    }
}
