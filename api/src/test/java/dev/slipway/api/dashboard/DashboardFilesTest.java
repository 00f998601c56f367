package dev.slipway.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webjars.WebJarVersionLocator;

/** Holds the dashboard's files to what the server's content security policy allows and to files that are there. */
class DashboardFilesTest {
    private static final Pattern IMPORT = Pattern.compile("(?:from|import|import\\() ?'([^']+)'");
    private static final Pattern LINK = Pattern.compile("<(?:link|script|img)\\b[^>]*?(?:href|src)=\"([^\"]+)\"");
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\bsrc=)|<style\\b|\\sstyle=|\\son[a-z]+=|javascript:\\w|\\beval\\(|\\bnew Function\\(");
    /** Ways for text to become markup. */
    private static final Pattern RAW = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|unsafeHTML|unsafe-html|createContextualFragment|DOMParser");

    private final WebJarVersionLocator webJars = new WebJarVersionLocator();

    static Stream<Path> pages() throws IOException {
        return files(".html", ".js");
    }

    @Test
    void thereAreFilesToLookAt() throws IOException {
        assertThat(files(".html")).hasSize(2);
        assertThat(files(".js")).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingAFileLoadsIsThere(Path file) throws IOException {
        String text = Files.readString(file);
        Stream<String> loaded = Stream.concat(
                        IMPORT.matcher(text).results(), LINK.matcher(text).results())
                .map(MatchResult::group);
        assertThat(loaded)
                .allSatisfy(found -> assertThat(isThere(file, address(found)))
                        .as("%s in %s", found, root().relativize(file))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsInlineThatThePolicyForbids(Path file) throws IOException {
        assertThat(INLINE.matcher(Files.readString(file)).results().map(MatchResult::group))
                .as(root().relativize(file).toString())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void textNeverBecomesMarkup(Path file) throws IOException {
        assertThat(RAW.matcher(Files.readString(file)).results().map(MatchResult::group))
                .as(root().relativize(file).toString())
                .isEmpty();
    }

    @Test
    void thePageLoadsEveryStyleSheet() throws IOException {
        String page = Files.readString(root().resolve("index.html"));
        assertThat(files(".css").map(file -> root().relativize(file).toString().replace('\\', '/')))
                .filteredOn(file -> file.startsWith("assets/"))
                .allSatisfy(file -> assertThat(page).contains("href=\"" + file + "\""));
    }

    private boolean isThere(Path file, String address) {
        // a template's addresses are those of the page it is drawn in, which is at the root
        boolean ofThePage = file.toString().endsWith(".js") && !address.startsWith(".");
        Path base = ofThePage ? root() : directoryOf(file);
        Path target = base.resolve(address).normalize();
        Path webjars = root().resolve("webjars");
        if (!target.startsWith(webjars)) {
            return Files.isRegularFile(target);
        }
        Path inside = webjars.relativize(target);
        String name = inside.getName(0).toString();
        String path = inside.subpath(1, inside.getNameCount()).toString().replace('\\', '/');
        String full = webJars.fullPath(name, path);
        return full != null && DashboardFilesTest.class.getClassLoader().getResource(full) != null;
    }

    private static String address(String found) {
        Pattern quoted = Pattern.compile("['\"]([^'\"]+)['\"]$");
        return quoted.matcher(found)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static Stream<Path> files(String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(root())) {
            return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList().stream();
        }
    }

    private static Path root() {
        try {
            URI index = Objects.requireNonNull(DashboardFilesTest.class.getResource("/static/index.html"))
                    .toURI();
            return directoryOf(Path.of(index));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
