package dev.slipway.worker.versioning;

import dev.slipway.workflows.upkeep.UpkeepTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The build of the workflows, by what they are: the digest of their classes. A release of Slipway that leaves them as
 * they were is the same build, and its workers take part in the runs of the release before.
 *
 * @param id twelve hexadecimal digits
 */
record WorkflowBuild(String id) {
    private static final String CLASSES = "classpath*:dev/slipway/workflows/**/*.class";
    private static final int LENGTH = 12;

    /** The build that this process has. */
    static WorkflowBuild ofThisProcess() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] content : classes().values()) {
                digest.update(content);
            }
            return new WorkflowBuild(HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH));
        } catch (IOException e) {
            throw new UncheckedIOException("The workflows' classes cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By name, so that the order in which they are found plays no part. */
    private static Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        ClassLoader loader = UpkeepTask.class.getClassLoader();
        for (Resource found : new PathMatchingResourcePatternResolver(loader).getResources(CLASSES)) {
            try (InputStream content = found.getInputStream()) {
                classes.put(nameWithin(found), content.readAllBytes());
            }
        }
        return classes;
    }

    private static String nameWithin(Resource found) throws IOException {
        String url = found.getURL().toString();
        return url.substring(url.lastIndexOf("dev/slipway/workflows/"));
    }
}
