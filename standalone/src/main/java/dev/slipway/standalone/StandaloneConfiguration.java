package dev.slipway.standalone;

import dev.slipway.api.ApiConfiguration;
import dev.slipway.worker.WorkerConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/** API and worker in one application. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({ApiConfiguration.class, WorkerConfiguration.class})
class StandaloneConfiguration {}
