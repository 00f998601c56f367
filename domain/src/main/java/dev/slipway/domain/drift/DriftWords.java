package dev.slipway.domain.drift;

import java.util.List;
import java.util.stream.Collectors;

/** How findings are told in a sentence. */
final class DriftWords {
    private static final int TOLD = 3;

    private DriftWords() {}

    /** The first of them, and how many more there are. */
    static String of(List<TenantFinding> findings) {
        String first = findings.stream()
                .limit(TOLD)
                .map(finding -> finding.drift().message())
                .collect(Collectors.joining("; "));
        return findings.size() > TOLD ? first + "; and " + (findings.size() - TOLD) + " more" : first;
    }
}
