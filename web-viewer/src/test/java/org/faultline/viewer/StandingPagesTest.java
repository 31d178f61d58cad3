package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingPagesTest {

    @TempDir
    private Path root;

    private void page(String name, String title, String at) throws IOException {
        Path file = Files.writeString(root.resolve(name), "<!DOCTYPE html>\n<head><title>" + title + "</title></head>");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
    }

    @Test
    void theNewestPageComesFirstAndOtherFilesAreLeftOut() throws IOException {
        page("risk.html", "A &lt;b&gt; &amp; c \u2013 Faultline risk", "2026-01-01T00:00:00Z");
        page("atlas.html", "Countries \u2013 Faultline atlas", "2026-02-01T00:00:00Z");
        page("other.html", "Countries", "2026-03-01T00:00:00Z");
        page("risk.txt", "Risk \u2013 Faultline risk", "2026-03-01T00:00:00Z");

        assertThat(new StandingPages(root).list().stream().map(p -> (JsonObject) p))
                .extracting(p -> p.getString("name") + " " + p.getString("command") + ": " + p.getString("title"))
                .containsExactly("atlas.html atlas: Countries", "risk.html risk: A <b> & c");
        assertThat(new StandingPages(root).find("risk.html")).isPresent();
        assertThat(new StandingPages(root).find("other.html")).isEmpty();
        assertThat(new StandingPages(root).find("../risk.html")).isEmpty();
    }

    @Test
    void aFolderThatDoesNotExistYetHasNoPages() throws IOException {
        assertThat(new StandingPages(root.resolve("later")).list()).isEmpty();
    }

    /** A link to a page outside of the folder is no page of it. */
    @Test
    void whatLiesOutsideIsNotShown() throws IOException {
        page("risk.html", "Risk \u2013 Faultline risk", "2026-01-01T00:00:00Z");
        Path inside = Files.createDirectory(root.resolve("runs"));
        Files.createSymbolicLink(inside.resolve("risk.html"), root.resolve("risk.html"));

        assertThat(new StandingPages(inside).list()).isEmpty();
    }
}
