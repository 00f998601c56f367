package dev.slipway.activities.helm;

import java.util.regex.Pattern;

/**
 * Which release.
 *
 * @param namespace its namespace
 * @param name its name, at most 53 characters
 */
public record ReleaseName(String namespace, String name) {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final int NAMESPACE_LENGTH = 63;
    private static final int NAME_LENGTH = 53;

    /** @throws IllegalArgumentException if Kubernetes or Helm would not take the names */
    public ReleaseName {
        require(namespace, NAMESPACE_LENGTH);
        require(name, NAME_LENGTH);
    }

    private static void require(String name, int length) {
        if (name.length() > length || !LABEL.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of at most " + length + " of a-z, 0-9 and -: " + name);
        }
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
