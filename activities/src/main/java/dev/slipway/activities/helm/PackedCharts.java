package dev.slipway.activities.helm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Copies the charts on the class path to disk, where Helm can read them. */
final class PackedCharts {
    private static final String ROOT = "classpath*:charts/";

    private PackedCharts() {}

    static void unpack(Path target) {
        PathMatchingResourcePatternResolver resolver =
                new PathMatchingResourcePatternResolver(PackedCharts.class.getClassLoader());
        try {
            for (Resource root : resolver.getResources(ROOT)) {
                for (Resource file : resolver.getResources(ROOT + "**/*")) {
                    copy(root.getURI(), file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The charts on the class path cannot be unpacked", e);
        }
    }

    private static void copy(URI root, Resource file, Path target) throws IOException {
        String path = file.getURI().toString();
        if (!path.startsWith(root.toString()) || path.endsWith("/") || !file.isReadable()) {
            return;
        }
        Path copy = target.resolve(path.substring(root.toString().length())).normalize();
        if (!copy.startsWith(target)) {
            throw new IOException("A packed chart has a file outside its folder: " + path);
        }
        if (Files.exists(copy)) {
            // of two of a name, the first on the class path counts, as for every resource
            return;
        }
        Files.createDirectories(copy.getParent());
        try (InputStream content = file.getInputStream()) {
            Files.copy(content, copy);
        }
    }
}
