package dev.slipway.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Logs go to a file of the home as JSON, and nothing of them to the console, which belongs to the person. */
final class FileLogging {
    private FileLogging() {}

    /**
     * Where logs go and how, in Spring's words.
     *
     * @param log the file
     */
    static Map<String, Object> settings(Path log) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("logging.file.name", log.toString());
        settings.put("logging.structured.format.file", "ecs");
        settings.put("logging.threshold.console", "OFF");
        settings.put("logging.logback.rollingpolicy.max-file-size", "20MB");
        settings.put("logging.logback.rollingpolicy.max-history", "5");
        settings.put("logging.logback.rollingpolicy.total-size-cap", "120MB");
        return settings;
    }

    /** Begins to log so, before Spring is there to do it. */
    static void begin(Path log) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("logging", settings(log)));
        LoggingSystem logging = LoggingSystem.get(FileLogging.class.getClassLoader());
        LogFile file = LogFile.get(environment);
        if (file != null) {
            file.applyToSystemProperties();
        }
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(environment), null, file);
    }
}
