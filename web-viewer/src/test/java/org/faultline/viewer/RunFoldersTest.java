package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFoldersTest {

    @TempDir
    private Path root;

    private RunFolders folders;

    @BeforeEach
    void openTheFolder() {
        folders = new RunFolders(root);
    }

    @Test
    void aFolderThatDoesNotExistYetHasNoRuns() throws IOException {
        assertThat(new RunFolders(root.resolve("later")).list()).isEmpty();
    }

    @Test
    void theNewestRunComesFirst() throws IOException {
        write("old", "manifest.json", "{\"title\":\"Old\",\"startedAt\":\"2026-01-01T00:00:00Z\"}");
        write("new", "manifest.json", "{\"title\":\"New\",\"startedAt\":\"2026-02-01T00:00:00Z\"}");

        assertThat(titles(folders.list())).containsExactly("New", "Old");
    }

    @Test
    void aLimitCountsOnceHoweverManyVariantsBreakIt() throws IOException {
        write("run", "manifest.json", "{}");
        write(
                "run",
                "summary.json",
                """
                {"limits": [{"id": "a", "variant": "x", "ok": false}, {"id": "a", "variant": "y", "ok": false}, {"id": "b", "variant": "x", "ok": true}],
                 "answer": ["Health breaks."]}""");

        JsonObject run = folders.list().getJsonObject(0);

        assertThat(run.getInteger("limits")).isEqualTo(2);
        assertThat(run.getInteger("limitsBroken")).isEqualTo(1);
        assertThat(run.getJsonArray("answer")).containsExactly("Health breaks.");
        assertThat(run.getBoolean("complete")).isTrue();
    }

    @Test
    void whatWasDecidedIsReadLineByLineAndWhatIsMissingIsEmpty() throws IOException {
        write("run", "manifest.json", "{}");
        write("run", "measures.jsonl", "{\"measure\":\"TM05\"}\n{\"measure\":\"TM07\"}\n");

        JsonObject choices = folders.choices("run").orElseThrow();

        assertThat(choices.getJsonArray("measures")).hasSize(2);
        assertThat(choices.getJsonArray("measures").getJsonObject(1).getString("measure"))
                .isEqualTo("TM07");
        assertThat(choices.getJsonArray("commonCauses")).isEmpty();
        assertThat(choices.getJsonArray("concentration")).isEmpty();
        assertThat(folders.choices("other")).isEmpty();
    }

    @Test
    void aRunWithoutSummaryIsNotComplete() throws IOException {
        write("run", "manifest.json", "{}");

        assertThat(folders.list().getJsonObject(0).getBoolean("complete")).isFalse();
    }

    @Test
    void aBrokenManifestIsShownAsAProblemAndHidesNoOtherRun() throws IOException {
        write("bad", "manifest.json", "{\"title\": ");
        write("good", "manifest.json", "{\"title\":\"Good\"}");

        JsonArray runs = folders.list();

        assertThat(runs).hasSize(2);
        assertThat(runs.getJsonObject(0).getString("problem")).startsWith("Its files cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", ".hidden", "a/b", "a\\b", "../secret", "a\0b", "~"})
    void namesThatAreNotIdsFindNothing(String id) throws IOException {
        Files.writeString(root.resolve("manifest.json"), "{}");

        assertThat(folders.find(id)).isEmpty();
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Path outside = Files.writeString(Files.createTempFile("secret", ".json"), "secret");
        write("run", "manifest.json", "{}");
        Files.createSymbolicLink(root.resolve("run").resolve("summary.json"), outside);

        assertThat(folders.findFile("run", "summary.json")).isEmpty();
        assertThat(folders.findFile("run", "manifest.json")).isPresent();
        Files.delete(outside);
    }

    private void write(String run, String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve(run)).resolve(name), text);
    }

    private static java.util.List<String> titles(JsonArray runs) {
        return runs.stream().map(run -> ((JsonObject) run).getString("title")).toList();
    }
}
