package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.io.results.StoredRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What commands say of a deadlock, on the example whose bus must be mended by 11:00. The crew begins at 3:00 and here needs 4 to 12 h: a run that
 * takes more than 8 h ends locked, with calls lost from 5:00 and care from 3:00 to 24:00, 40 000 people-hours of 1 000 people.
 */
class DeadlockCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORK = "response.crews.field.work=uniform(4 h, 12 h)";

    @TempDir
    Path here;

    private String faultline(String... words) {
        Ended ended = Ended.in(here, words);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    private String run(String... more) throws IOException {
        Path example = Path.of("../scenarios/examples/recovery-deadlock/scenario.yaml");
        Files.copy(example, here.resolve("x.yaml"));
        List<String> words = new ArrayList<>(List.of("run", "x.yaml", "--reps", "8", "--set", WORK, "--out", "r"));
        words.addAll(List.of(more));
        return faultline(words.toArray(String[]::new));
    }

    private List<Integer> lockedIn() throws IOException {
        return StoredRun.read(here.resolve("r")).rows().stream()
                .filter(row -> row.measures().get("people-hours-lost|all") > 39_999)
                .map(row -> row.replication())
                .sorted()
                .toList();
    }

    private static List<JsonNode> deadlocks(String lines) {
        return lines.lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new IllegalStateException(line, e);
                    }
                })
                .filter(node -> node.get("t").asText().equals("deadlock"))
                .toList();
    }

    @Test
    void aRunSaysHowOftenItEndsLockedAndWhatHelps() throws IOException {
        String text = run();

        List<Integer> locked = lockedIn();
        assertThat(locked).hasSizeBetween(2, 6);
        assertThat(text)
                .contains("  Recovery deadlock in " + locked.size() + " of 8 replications: in replication ")
                .contains(
                        " bus, mast and control wait for each other, and 2 more for them; a manual start of bus breaks it.\n");
    }

    @Test
    void jsonNamesTheReplicationsAlsoWhenTheyAreReadBack() throws IOException {
        String first = run("--json");
        String again = faultline("run", "x.yaml", "--reps", "8", "--set", WORK, "--out", "r", "--json");

        JsonNode line = deadlocks(first).get(0);
        assertThat(JSON.convertValue(line.get("runs"), Integer[].class)).containsExactlyElementsOf(lockedIn());
        assertThat(line.get("members").asInt()).isEqualTo(3);
        assertThat(line.get("memberIds").toString()).isEqualTo("[\"bus\",\"mast\",\"control\"]");
        assertThat(line.get("waitingIds").toString()).isEqualTo("[\"calls\",\"care\"]");
        assertThat(line.get("starterIds").toString()).isEqualTo("[\"bus\"]");
        assertThat(line.get("shortest").asBoolean()).isTrue();
        assertThat(deadlocks(again)).isEqualTo(deadlocks(first));
    }

    @Test
    void moreReplicationsAddToThoseThatAreThere() throws IOException {
        run();
        String more = faultline("run", "x.yaml", "--reps", "12", "--set", WORK, "--out", "r", "--json");

        assertThat(JSON.convertValue(deadlocks(more).get(0).get("runs"), Integer[].class))
                .containsExactlyElementsOf(lockedIn());
    }

    @Test
    void whyEndsWithTheDeadlockThatHoldsTheService() throws IOException {
        run();
        List<Integer> locked = lockedIn();
        int free = locked.contains(0) ? firstWithout(locked) : 0;

        String held = faultline("why", "r", "care", "--rep", locked.get(0).toString());

        assertThat(held)
                .contains(
                        "and cannot recover by itself: bus, mast and control wait for each other, and 2 more for them; "
                                + "a manual start of bus breaks it\n");
        assertThat(faultline("why", "r", "care", "--rep", Integer.toString(free)))
                .doesNotContain("cannot recover");
        assertThat(deadlocks(faultline(
                        "why", "r", "care", "--json", "--rep", locked.get(0).toString())))
                .hasSize(1);
        int median = StoredRun.read(here.resolve("r"))
                .summary()
                .orElseThrow()
                .medianRun()
                .get(0)
                .replication();
        assertThat(faultline("why", "r", "care").contains("cannot recover")).isEqualTo(locked.contains(median));
    }

    private static int firstWithout(List<Integer> locked) {
        int r = 0;
        while (locked.contains(r)) {
            r++;
        }
        return r;
    }
}
