package org.faultline.viewer;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder whose sub-folders are runs. It is read afresh for each question and never written to. */
public final class RunFolders {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final Set<String> SHOWN = Set.of(
            "title",
            "description",
            "seed",
            "replications",
            "assets",
            "services",
            "variants",
            "startedAt",
            "finishedAt");
    private static final Map<String, String> CHOICES = Map.of(
            "measures", "measures.jsonl",
            "commonCauses", "common-causes.jsonl",
            "concentration", "concentration.jsonl");

    private final Path root;

    /** Runs below {@code root}, which need not exist yet. */
    public RunFolders(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Pages that commands wrote beside the runs. */
    public StandingPages pages() {
        return new StandingPages(root);
    }

    /** The folder of a run; empty when the id is not that of a run here. */
    public Optional<Path> find(String id) {
        return ID.matcher(id).matches()
                ? Optional.of(root.resolve(id)).filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
                : Optional.empty();
    }

    /** A file directly inside a run's folder. Links that lead out of the folder of runs are not followed. */
    public Optional<Path> findFile(String id, String name) {
        return find(id).map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .filter(this::staysInside);
    }

    /**
     * All runs, the newest first: for each its id, what its manifest says, its verdict and its answer. A run whose files cannot be read
     * appears with a {@code problem}.
     *
     * @throws IOException when the folder itself cannot be listed
     */
    public JsonArray list() throws IOException {
        if (!Files.isDirectory(root)) {
            return new JsonArray();
        }
        List<JsonObject> runs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            folders.map(folder -> folder.getFileName().toString())
                    .forEach(id -> describe(id).ifPresent(runs::add));
        }
        runs.sort(Comparator.comparing((JsonObject run) -> run.getString("startedAt", ""))
                .reversed()
                .thenComparing(run -> run.getString("id")));
        return new JsonArray(runs);
    }

    /** One run as in the list; empty when there is none of that id. */
    public Optional<JsonObject> describe(String id) {
        return find(id).map(folder -> describe(id, folder));
    }

    /**
     * What was decided before a run, mix by mix: {@code measures} in force, components that tie suppliers together ({@code commonCauses}) and how
     * concentrated suppliers are ({@code concentration}), each as in the file of the run; empty where it has none of them. Empty when there is no
     * such run.
     *
     * @throws IOException when a file cannot be read
     */
    public Optional<JsonObject> choices(String id) throws IOException {
        if (find(id).isEmpty()) {
            return Optional.empty();
        }
        JsonObject choices = new JsonObject();
        for (Map.Entry<String, String> part : CHOICES.entrySet()) {
            JsonArray lines = new JsonArray();
            Optional<Path> file = findFile(id, part.getValue());
            if (file.isPresent()) {
                Files.readString(file.get())
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> lines.add(new JsonObject(line)));
            }
            choices.put(part.getKey(), lines);
        }
        return Optional.of(choices);
    }

    private static JsonObject describe(String id, Path folder) {
        JsonObject run = new JsonObject().put("id", id);
        try {
            JsonObject manifest = read(folder.resolve("manifest.json"));
            SHOWN.stream().filter(manifest::containsKey).forEach(key -> run.put(key, manifest.getValue(key)));
            run.put("report", Files.isRegularFile(folder.resolve("report.html")));
            Path summary = folder.resolve("summary.json");
            run.put("complete", Files.isRegularFile(summary));
            if (Files.isRegularFile(summary)) {
                addVerdict(run, read(summary));
            }
        } catch (IOException | DecodeException | ClassCastException e) {
            run.put("problem", "Its files cannot be read: " + e.getMessage());
        }
        return run;
    }

    private static void addVerdict(JsonObject run, JsonObject summary) {
        Set<String> limits = new HashSet<>();
        Set<String> broken = new HashSet<>();
        for (Object each : summary.getJsonArray("limits", new JsonArray())) {
            JsonObject limit = (JsonObject) each;
            limits.add(limit.getString("id"));
            if (!limit.getBoolean("ok", true)) {
                broken.add(limit.getString("id"));
            }
        }
        run.put("limits", limits.size()).put("limitsBroken", broken.size());
        run.put("answer", summary.getJsonArray("answer", new JsonArray()));
    }

    private static JsonObject read(Path file) throws IOException {
        return new JsonObject(Files.readString(file));
    }

    private boolean staysInside(Path file) {
        try {
            return file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
