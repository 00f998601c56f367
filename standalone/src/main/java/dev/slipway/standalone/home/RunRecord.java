package dev.slipway.standalone.home;

import dev.slipway.standalone.start.PartLine;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running Slipway says about itself to other processes of the same home, in the file
 * {@code running.properties}.
 *
 * @param pid its process id
 * @param url where it answers
 * @param parts its parts, empty while it starts
 */
public record RunRecord(long pid, String url, List<PartLine> parts) {

    /** A defensive copy is kept of the parts. */
    public RunRecord {
        parts = List.copyOf(parts);
    }

    /** Writes it into the home. */
    public void write(SlipwayHome home) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("url", url);
        properties.setProperty("parts", Integer.toString(parts.size()));
        for (int i = 0; i < parts.size(); i++) {
            PartLine part = parts.get(i);
            properties.setProperty("part." + i + ".name", part.name());
            properties.setProperty("part." + i + ".what", part.what());
            properties.setProperty("part." + i + ".where", part.where());
            properties.setProperty("part." + i + ".durable", Boolean.toString(part.durable()));
        }
        StringWriter text = new StringWriter();
        properties.store(text, null);
        new PrivateFile(home.runRecord()).write(text.toString());
    }

    /** Reads what stands in the home; it may be from a process that has ended since. */
    public static Optional<RunRecord> read(SlipwayHome home) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(home.runRecord())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        List<PartLine> parts = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(properties.getProperty("parts", "0")); i++) {
            String prefix = "part." + i + ".";
            parts.add(new PartLine(
                    properties.getProperty(prefix + "name", ""),
                    properties.getProperty(prefix + "what", ""),
                    properties.getProperty(prefix + "where", ""),
                    Boolean.parseBoolean(properties.getProperty(prefix + "durable")),
                    null));
        }
        return Optional.of(new RunRecord(
                Long.parseLong(properties.getProperty("pid", "0")), properties.getProperty("url", ""), parts));
    }

    /** Takes the file away. */
    static void remove(SlipwayHome home) throws IOException {
        Files.deleteIfExists(home.runRecord());
    }
}
