package dev.slipway.standalone;

import dev.slipway.api.ApiApplication;
import dev.slipway.api.platform.Part;
import dev.slipway.api.platform.PlatformParts;
import dev.slipway.standalone.home.AdminToken;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.settings.StandaloneSettings;
import dev.slipway.standalone.settings.WorkerPlace;
import dev.slipway.standalone.start.RunningPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts API and worker, or the API alone, in one Spring application that knows where its parts are. */
final class SpringStart {
    /** The setting by which a simulator says that it is one. */
    private static final String SIMULATED = "slipway.simulated";

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final PlatformParts platform;
    private final Class<?> main;

    SpringStart(
            StandaloneSettings settings,
            SlipwayHome home,
            AdminToken token,
            List<RunningPart> parts,
            Addresses addresses) {
        boolean withWorker = settings.worker() == WorkerPlace.HERE;
        this.main = withWorker ? StandaloneConfiguration.class : ApiApplication.class;
        this.platform = platform(parts, addresses);
        properties.putAll(FileLogging.settings(home.log()));
        // API and worker each have an application.yaml for when they run alone
        properties.put("spring.config.name", withWorker ? "slipway-standalone" : "slipway-standalone-api");
        // the whole process ends within ten seconds
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
        properties.put("server.address", settings.address());
        properties.put("server.port", settings.port());
        properties.put("slipway.home", home.root().toString());
        properties.put("slipway.admin-token", token.value());
        parts.forEach(part -> properties.putAll(part.settings()));
    }

    /**
     * Starts it.
     *
     * @param arguments of the command line, for Spring's own settings
     * @return the application, which serves; ending it is the caller's
     */
    ConfigurableApplicationContext run(String... arguments) {
        SpringApplication application = new SpringApplication(main);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.addListeners(new FirstSettings(properties));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("platformParts", platform));
        return application.run(arguments);
    }

    private static PlatformParts platform(List<RunningPart> parts, Addresses addresses) {
        boolean simulated = parts.stream()
                .anyMatch(part -> Boolean.parseBoolean(part.settings().get(SIMULATED)));
        return new PlatformParts(
                parts.stream()
                        .map(RunningPart::line)
                        .map(line -> new Part(line.name(), line.what(), line.where(), line.durable()))
                        .toList(),
                simulated,
                addresses.temporalUi(),
                Versions.slipway());
    }
}
