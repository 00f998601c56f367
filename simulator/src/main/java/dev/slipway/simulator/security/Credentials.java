package dev.slipway.simulator.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The administrator's bearer token and the server's certificate, made at the first start and kept in files that only the owner reads.
 */
public record Credentials(String token, Certificate certificate) {
    private static final int TOKEN_BYTES = 32;

    /** @param directory where they are kept; null for nowhere */
    public static Credentials of(@Nullable Path directory) {
        if (directory == null) {
            return new Credentials(newToken(), Certificate.make());
        }
        String token = kept(directory.resolve("token"), Credentials::newToken);
        String pem =
                kept(directory.resolve("server.pem"), () -> Certificate.make().pem());
        return new Credentials(token, Certificate.parse(pem));
    }

    /** Whether it is the token; takes the same time for any that is not. */
    public boolean accepts(String candidate) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    private static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String kept(Path file, Supplier<String> maker) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file);
            }
            String made = maker.get();
            writePrivately(file, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, whole or not at all, that none but the owner can read. */
    public static void writePrivately(Path file, String content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path fresh = Files.createTempFile(
                parent,
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, content, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
