package dev.slipway.activities.helm;

import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import dev.slipway.cluster.folder.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads the Helm library once for the process. The library's own loader would fetch one over the network where none is
 * packed, and leave 94 MB in the temporary directory whenever the process is killed; here the file goes as soon as it
 * is loaded.
 */
final class NativeHelm {
    private NativeHelm() {}

    private static final class Holder {
        private static final HelmLib LIBRARY = load();
    }

    /**
     * The library; the first call takes most of a second.
     *
     * @throws HelmException if there is none for this machine
     */
    static HelmLib library() {
        requirePacked();
        return Holder.LIBRARY;
    }

    private static NativeLibrary requirePacked() {
        NativeLibrary packed = NativeLibrary.serviceProviderLibrary(NativeHelm.class.getClassLoader());
        if (packed == null) {
            throw new HelmException(
                    HelmFailure.HELM_MISSING, "There is no Helm library for this machine; install Helm 4", null);
        }
        return packed;
    }

    private static HelmLib load() {
        NativeLibrary packed = requirePacked();
        try (PrivateFolder folder = PrivateFolder.create();
                InputStream content = packed.getClass().getResourceAsStream("/" + packed.getBinaryName())) {
            if (content == null) {
                throw new IOException(packed.getBinaryName() + " is not in its own jar");
            }
            Path file = folder.path().resolve(packed.getBinaryName());
            Files.copy(content, file);
            NativeEnvironment.removeHelmSettings();
            return Native.load(file.toString(), HelmLib.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The Helm library cannot be unpacked", e);
        }
    }
}
