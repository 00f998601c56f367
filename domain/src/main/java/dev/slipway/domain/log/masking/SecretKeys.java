package dev.slipway.domain.log.masking;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its name whether a setting holds a secret. */
final class SecretKeys {
    /** Words after which a value is a secret, as the end of a key; the same in prose and in settings. */
    static final String WORDS =
            "passwords?|passwd|passphrase|pwd|secret|token|credentials?|api[_.-]?key|access[_.-]?key"
                    + "|secret[_.-]?key|private[_.-]?key|encryption[_.-]?key|signing[_.-]?key|master[_.-]?key|auth[_.-]?key";

    private static final Pattern SECRET = Pattern.compile("(?:" + WORDS + "|.key)[_.-]?\\d{0,3}$");

    /** Keys that end like a secret's and hold the name of something: an object, one of its keys, a label. */
    private static final Pattern REFERENCE = Pattern.compile("^existing|(?:password|user|username|topology)[_.-]?key$");

    /** Parts of a connection that a Secret object often carries beside the password, and that people need to see. */
    private static final Set<String> PLAIN = Set.of(
            "user", "username", "host", "hostname", "port", "database", "db", "dbname", "name", "type", "namespace");

    private SecretKeys() {}

    /** Whether a setting of this name holds a secret: {@code adminPassword}, {@code API_KEY}, {@code smtp.token-2}. */
    static boolean namesSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return SECRET.matcher(lower).find() && !REFERENCE.matcher(lower).find();
    }

    /** Whether a key of a Secret object names something that is no secret: {@code username}, {@code DB_HOST}. */
    static boolean namesPlain(String key) {
        String[] words = key.toLowerCase(Locale.ROOT).split("[_.-]");
        return words.length > 0 && PLAIN.contains(words[words.length - 1]);
    }
}
