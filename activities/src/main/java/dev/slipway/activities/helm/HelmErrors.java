package dev.slipway.activities.helm;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from what Helm says why it failed. Helm has no codes, so its words and the API server's are matched; those of
 * Helm 3 and 4 are the same but for capitals.
 */
final class HelmErrors {
    /** The first rule whose pattern is found decides; its first group, where it has one, is what to tell. */
    private record Rule(HelmFailure failure, Pattern pattern) {
        Rule(HelmFailure failure, String pattern) {
            this(failure, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
        }
    }

    private static final int LONGEST = 1_000;

    private static final List<Rule> RULES = List.of(
            new Rule(HelmFailure.LEASE_LOST, "the lease of this release is lost"),
            new Rule(HelmFailure.VALUES_INVALID, "values don't meet the specifications of the schema.*?\\n(.*)"),
            new Rule(HelmFailure.VALUES_INVALID, "execution error at \\([^)]*\\): (.*)"),
            new Rule(HelmFailure.OPERATION_IN_PROGRESS, "another operation \\(.*\\) is in progress"),
            new Rule(HelmFailure.QUOTA_EXCEEDED, "exceeded quota: (.*)"),
            new Rule(HelmFailure.NAMESPACE_UNAVAILABLE, "because it is being terminated"),
            new Rule(HelmFailure.NAMESPACE_UNAVAILABLE, "(namespaces \"[^\"]*\" not found)"),
            new Rule(
                    HelmFailure.OBJECT_EXISTS,
                    "(\\S+ \"[^\"]*\" in namespace \"[^\"]*\") exists and cannot be imported"),
            new Rule(HelmFailure.OBJECT_EXISTS, "exists and cannot be imported"),
            new Rule(HelmFailure.KIND_UNKNOWN, "no matches for (kind \"[^\"]*\" in version \"[^\"]*\")"),
            new Rule(HelmFailure.IMMUTABLE_FIELD, "field is immutable"),
            new Rule(HelmFailure.IMMUTABLE_FIELD, "(updates to statefulset spec for fields other than)"),
            new Rule(HelmFailure.FIELD_CONFLICT, "(conflicts? with \"[^\"]*\".*)"),
            new Rule(HelmFailure.FORBIDDEN, "(\\S+ \"[^\"]*\" is forbidden:? .*)"),
            new Rule(HelmFailure.FORBIDDEN, "\\bis forbidden\\b|\\bunauthorized\\b|provide credentials"),
            new Rule(HelmFailure.CLUSTER_UNREACHABLE, "cluster unreachable|connection refused|no such host"),
            new Rule(HelmFailure.CLUSTER_UNREACHABLE, "currently unable to handle the request|service unavailable"),
            new Rule(HelmFailure.CLUSTER_UNREACHABLE, "too many requests|etcdserver: "),
            new Rule(HelmFailure.CLUSTER_UNREACHABLE, "connection reset|unexpected EOF|i/o timeout|TLS handshake"),
            new Rule(HelmFailure.TIMEOUT, "context deadline exceeded|timed out|request canceled"),
            new Rule(HelmFailure.OBJECT_INVALID, "(\\S+ \"[^\"]*\" is invalid: .*)"),
            new Rule(HelmFailure.OBJECT_INVALID, "field not declared in schema|unknown field"),
            new Rule(HelmFailure.CHART_INVALID, "Chart\\.yaml file is missing|error calling|parse error|executing \""),
            new Rule(HelmFailure.CHART_INVALID, "YAML parse error|incompatible with Kubernetes|chart\\.metadata"));

    private HelmErrors() {}

    /**
     * The failure behind a text.
     *
     * @param release the release it was about
     * @param text what Helm wrote
     * @param mask the secrets to keep out of the message
     */
    static HelmException read(ReleaseName release, String text, SecretMask mask) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(text);
            if (matcher.find()) {
                String detail = matcher.groupCount() > 0 ? matcher.group(1) : "";
                return exception(rule.failure(), release, detail, text, mask);
            }
        }
        return exception(HelmFailure.HELM_FAILED, release, "", text, mask);
    }

    private static HelmException exception(
            HelmFailure failure, ReleaseName release, String detail, String text, SecretMask mask) {
        String what = shown(detail.isBlank() ? text : detail, mask);
        String message = switch (failure) {
            case VALUES_INVALID -> "The values of " + release.name() + " do not fit its chart: " + what;
            case QUOTA_EXCEEDED -> "The namespace's quota does not allow it: " + what;
            case OPERATION_IN_PROGRESS -> "Another operation on " + release.name() + " is in progress";
            case NAMESPACE_UNAVAILABLE -> "The namespace " + release.namespace() + " is missing or being removed";
            case OBJECT_EXISTS -> "Something that is not this release's exists already: " + what;
            case KIND_UNKNOWN -> "The cluster does not know the " + what;
            case IMMUTABLE_FIELD -> "A field that cannot be changed was changed: " + shown(text, mask);
            case FORBIDDEN -> "The cluster refused it: " + what;
            case LEASE_LOST -> "This attempt was stopped, as it could not be sure to be the only one any more";
            case CLUSTER_UNREACHABLE -> "The cluster cannot be reached";
            case TIMEOUT -> "The cluster did not answer in time";
            case OBJECT_INVALID -> "The cluster refused an object as invalid: " + what;
            case FIELD_CONFLICT -> "Somebody else manages a field of the release: " + what;
            case CHART_INVALID -> "The chart cannot be rendered: " + what;
            case CHART_NOT_FOUND, RELEASE_UNREADABLE, HELM_MISSING, HELM_FAILED -> what;
        };
        return new HelmException(failure, message, null);
    }

    /** One line, not endless, without values that a schema or the API server quotes. */
    private static String shown(String text, SecretMask mask) {
        String quoted = text.replaceAll("'[^'\\n]*' does not match pattern", "does not match pattern")
                .replaceAll("Invalid value: (\\{|\\[|\").*?(?=: |$)", "Invalid value");
        String line =
                mask.apply(quoted.strip().replaceAll("\\s*\\n[\\s-]*", "; ").replaceFirst("^[\\w-]+:; ", ""));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
