package org.faultline.io.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.trace.Deadlock;
import org.faultline.trace.Deadlock.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final Deadlock LOCKED = new Deadlock(
            Named.of(List.of("bus", "mast")), Named.of(List.of("calls")), Named.of(List.of("bus")), 1, true);

    @TempDir
    Path temporary;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Summary summary = new Summary(
                List.of(new Summary.MeasureEstimate(
                        "people-hours-lost",
                        "sector:health",
                        "today",
                        "people-hours",
                        412_000.5,
                        290_000,
                        560_000,
                        0.9,
                        20,
                        0)),
                List.of(),
                List.of(new Summary.LimitResult(
                        "health-60",
                        "today",
                        "lowest-level",
                        "sector:health",
                        Optional.of(0.6),
                        Optional.empty(),
                        false,
                        0.31,
                        20,
                        List.of(3, 9))),
                List.of(),
                List.of(new Summary.ChainLoss("today", 7, "trigger", "The backdoor wakes", 412_000, 1)),
                List.of(),
                List.of(new Summary.MedianRun("today", 7, "ab")),
                List.of(new Summary.DeadlockEntry("today", List.of(2, 7), 20, 7, LOCKED)),
                List.of(),
                Optional.of(new Summary.Tornado(
                        5,
                        4,
                        List.of(new Summary.AtEnd(
                                "late",
                                "low",
                                "1 h",
                                "today",
                                "two",
                                "supplier",
                                "people-hours",
                                -5,
                                -7,
                                -3,
                                0.9,
                                5)))),
                List.of("Health falls to 31 %."));
        try (RunFolder folder = RunFolder.open(temporary.resolve("run"), manifest(1, "b1"), false)) {
            folder.append(row(0, 1));
            folder.append(row(0, 0));
            folder.write(summary);
            folder.finish("2026-03-10T07:00:00Z");
        }

        StoredRun run = StoredRun.read(temporary.resolve("run"));

        assertThat(run.manifest()).isEqualTo(manifest(1, "b1").finished("2026-03-10T07:00:00Z"));
        assertThat(run.rows()).containsExactly(row(0, 0), row(0, 1));
        assertThat(run.summary()).contains(summary);
        assertThat(run.findReplay(0)).isEmpty();
    }

    @Test
    void theSameQuestionIsContinued() throws IOException {
        try (RunFolder folder = RunFolder.open(temporary, manifest(1, "b1"), false)) {
            folder.append(row(0, 0));
        }
        try (RunFolder folder = RunFolder.open(temporary, manifest(1, "b1"), false)) {
            assertThat(folder.earlier()).containsExactly(row(0, 0));
            assertThat(folder.discarded()).isFalse();
            folder.append(row(0, 1));
        }
        assertThat(StoredRun.read(temporary).rows()).containsExactly(row(0, 0), row(0, 1));
    }

    @Test
    void anotherSeedOrAnotherBuildStartsAfresh() throws IOException {
        for (Manifest other : List.of(manifest(2, "b1"), manifest(1, "b2"))) {
            Path path = temporary.resolve(other.seed() + other.build());
            try (RunFolder folder = RunFolder.open(path, manifest(1, "b1"), false)) {
                folder.append(row(0, 0));
                Files.createFile(folder.replay(0));
            }
            try (RunFolder folder = RunFolder.open(path, other, false)) {
                assertThat(folder.earlier()).isEmpty();
                assertThat(folder.discarded()).isTrue();
                assertThat(folder.replay(0)).doesNotExist();
            }
        }
    }

    @Test
    void askedToStartAfreshItForgets() throws IOException {
        try (RunFolder folder = RunFolder.open(temporary, manifest(1, "b1"), false)) {
            folder.append(row(0, 0));
        }
        try (RunFolder folder = RunFolder.open(temporary, manifest(1, "b1"), true)) {
            assertThat(folder.earlier()).isEmpty();
        }
    }

    @Test
    void aRowThatWasCutOffIsRunAgainAndTheOthersAreKept() throws IOException {
        try (RunFolder folder = RunFolder.open(temporary, manifest(1, "b1"), false)) {
            folder.append(row(0, 0));
            folder.append(row(0, 1));
        }
        Path rows = temporary.resolve("replications.jsonl");
        long whole = Files.size(rows);
        for (int cut = 1; cut < Files.readAllLines(rows).get(1).length(); cut += 7) {
            try (var channel = Files.newByteChannel(rows, StandardOpenOption.WRITE)) {
                channel.truncate(whole - cut);
            }
            try (RunFolder folder = RunFolder.open(temporary, manifest(1, "b1"), false)) {
                assertThat(folder.earlier()).as("%d bytes lost", cut).containsExactly(row(0, 0));
                folder.append(row(0, 1));
            }
            assertThat(StoredRun.read(temporary).rows()).containsExactly(row(0, 0), row(0, 1));
        }
    }

    @Test
    void twoRunsInOneFolderRefuseWithTheOwnersProcess() throws IOException {
        try (RunFolder first = RunFolder.open(temporary, manifest(1, "b1"), false)) {
            assertThatExceptionOfType(FolderInUseException.class)
                    .isThrownBy(() -> RunFolder.open(first.path(), manifest(1, "b1"), false))
                    .withMessage("Another run writes to " + temporary + ": process "
                            + ProcessHandle.current().pid() + ".");
        }
        RunFolder.open(temporary, manifest(1, "b1"), false).close();
    }

    @Test
    void aRunInAnotherProcessIsNoticedAndItsDeathFreesTheFolder() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        temporary.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(owner.inputReader().readLine()).isEqualTo("held");
            assertThatExceptionOfType(FolderInUseException.class)
                    .isThrownBy(() -> RunFolder.open(temporary, manifest(1, "b1"), false))
                    .withMessageEndingWith("process " + owner.pid() + ".");
        } finally {
            owner.destroyForcibly().waitFor();
        }
        RunFolder.open(temporary, manifest(1, "b1"), false).close();
    }

    /** A process that takes a folder and waits to be killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] folder) throws Exception {
            FolderLock lock = FolderLock.take(Path.of(folder[0]));
            System.out.println("held");
            Thread.sleep(Long.MAX_VALUE);
            lock.close();
        }
    }

    @Test
    void rowsFromManyThreadsDoNotMix() throws IOException {
        try (RunFolder folder = RunFolder.open(temporary, manifest(1, "b1"), false)) {
            IntStream.range(0, 200).parallel().forEach(replication -> {
                try {
                    folder.append(row(0, replication));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
        assertThat(StoredRun.read(temporary).rows())
                .isEqualTo(IntStream.range(0, 200).mapToObj(r -> row(0, r)).toList());
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = temporary.resolve("summary.json");
        WholeFile.write(file, "old");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> WholeFile.write(file, beside -> {
                    Files.writeString(beside, "half of the n");
                    throw new IOException("No space left on device");
                }));

        assertThat(file).hasContent("old");
        assertThat(temporary).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFolderWithoutRunOrWithADamagedOneIsNamed() throws IOException {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> StoredRun.read(temporary))
                .withMessage(temporary + ": there is no run in it (no manifest.json)");

        Files.writeString(temporary.resolve("manifest.json"), "{\"format\": 1}");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> StoredRun.read(temporary))
                .withMessageStartingWith("The file " + temporary.resolve("manifest.json") + " is damaged: ");
    }

    @Test
    void theNewestRunComesFirst() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            RunFolder.open(temporary.resolve(name), manifest(1, "b1"), false).close();
        }
        assertThat(temporary.resolve("a/manifest.json").toFile().setLastModified(3_000_000))
                .isTrue();
        assertThat(temporary.resolve("b/manifest.json").toFile().setLastModified(1_000_000))
                .isTrue();
        assertThat(temporary.resolve("c/manifest.json").toFile().setLastModified(2_000_000))
                .isTrue();
        Files.createDirectory(temporary.resolve("no-run"));

        assertThat(StoredRun.findAll(temporary))
                .containsExactly(temporary.resolve("a"), temporary.resolve("c"), temporary.resolve("b"));
        assertThat(StoredRun.findAll(temporary.resolve("missing"))).isEmpty();
    }

    private static Manifest manifest(long seed, String build) {
        return new Manifest(
                1,
                "bench",
                "A test bench",
                "",
                "bench.yaml",
                "f".repeat(64),
                seed,
                2,
                List.of(new Manifest.VariantEntry(
                        "today/norda", "today", "As it is", Optional.of("norda"), Optional.of("Vendor A"))),
                "2026-03-10T06:00",
                72,
                "0.1.0",
                build,
                "17.0.15",
                List.of("bench.yaml"),
                "faultline run bench.yaml --seed " + seed,
                "2026-03-10T06:30:00Z",
                Optional.empty(),
                12,
                3,
                List.of(new Manifest.SectorEntry("health", "Health")),
                List.of(new Manifest.DataSource("places", "A gazetteer", "CC BY 4.0")),
                List.of(new Manifest.UncertainEntry("services.calls.people", "uniform(1 k, 2 k)", "number")));
    }

    private static ReplicationRow row(int variant, int replication) {
        return new ReplicationRow(
                variant,
                replication,
                1,
                "c0ffee" + replication,
                0.25,
                40,
                Map.of("people-hours-lost|all", 12.5 * replication),
                List.of(),
                Map.of(),
                Map.of("services.calls.people", 1000.5 + replication),
                Map.of(),
                replication == 1 ? Optional.of(LOCKED) : Optional.empty());
    }
}
