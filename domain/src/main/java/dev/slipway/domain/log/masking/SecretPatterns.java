package dev.slipway.domain.log.masking;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what looks like a secret without being known. Every expression starts at a literal or at the beginning of a
 * word, and repeats possessively or within a bound, so that the time is linear in the line however it was made.
 */
final class SecretPatterns {
    private static final String VALUE = "(?<v>\"[^\"]{1,4096}+\"?|'[^']{1,4096}+'?|[^\\s,;&\"'}\\])]{1,4096}+)";

    /** Between a key and its value; quotes may be escaped, as in JSON inside of JSON. */
    private static final String SEPARATOR = "\\\\{0,4}+[\"']?\\s{0,8}+(?::(?!//)|=)\\s{0,8}+\\\\{0,4}+";

    private static final List<Pattern> PATTERNS = List.of(
            // Authorization: Basic dXNlcjpwYXNz, "authorization":"Bearer ..."
            Pattern.compile(
                    "(?i)authorization[\"']?\\s{0,8}+[:=]\\s{0,8}+[\"']?(?:[a-z]{1,16}\\s{1,8}+)?(?<v>[^\\s\"',;]++)"),
            // Bearer with something that has a digit, or is long: not "bearer token" in a sentence
            Pattern.compile("(?i)\\bbearer\\s{1,8}+(?<v>(?=[^\\s0-9]{0,200}+[0-9]|\\S{24})[a-z0-9._~+/=-]{6,}+)"),
            // JSON Web Tokens
            Pattern.compile("(?<![A-Za-z0-9_-])(?<v>eyJ[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]*+){1,4}+)"),
            // password=…, "apiKey": "…", DB_PASSWORD: …
            Pattern.compile("(?i)(?:" + SecretKeys.WORDS + ")[_.-]?\\d{0,3}+" + SEPARATOR + VALUE),
            // --password hunter2
            Pattern.compile("(?i)(?<![\\w-])--(?=[a-z])[a-z-]{0,32}?(?:" + SecretKeys.WORDS + ")\\s{1,8}+" + VALUE),
            // postgres://user:password@host
            Pattern.compile("://[^\\s:/@]{0,256}+:(?<v>[^\\s/]{1,256})@"),
            // Keys of clouds and forges that have a form of their own
            Pattern.compile("\\b(?<v>(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,255}+|github_pat_\\w{20,255}+"
                    + "|xox[abprs]-[A-Za-z0-9-]{10,255}+|glpat-[\\w-]{20,255}+|sk-[A-Za-z0-9_-]{20,255}+)"),
            // A private key on one line
            Pattern.compile("-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----(?<v>[^-]{1,16384}+)"));

    /** Values of settings that are no secrets: switches, references, and what is masked already. */
    private static final Pattern HARMLESS = Pattern.compile(
            "(?i)[\"']?(?:true|false|null|none|nil|\\*{3,}|<[^>]*>|\\$[({A-Z].*|\\[.*|\\{.*|\\|-?)[\"']?");

    private SecretPatterns() {}

    /** Marks in {@code found} every character of the line that is part of what looks like a secret. */
    static void mark(String line, BitSet found) {
        for (Pattern pattern : PATTERNS) {
            Matcher matcher = pattern.matcher(line);
            while (matcher.find()) {
                int start = matcher.start("v");
                int end = matcher.end("v");
                if (!HARMLESS.matcher(line).region(start, end).matches()) {
                    markUnquoted(line, start, end, found);
                }
            }
        }
    }

    private static void markUnquoted(String line, int start, int end, BitSet found) {
        char first = line.charAt(start);
        boolean quoted = (first == '"' || first == '\'') && end - start > 1;
        boolean closed = quoted && line.charAt(end - 1) == first;
        found.set(quoted ? start + 1 : start, closed ? end - 1 : end);
    }
}
