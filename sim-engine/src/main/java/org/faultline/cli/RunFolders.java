package org.faultline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.io.results.StoredRun;
import org.faultline.scenario.Spelling;

/**
 * Finds the run that a user means: its folder, its name below {@code runs}, the beginning of that name if only one run begins so, or
 * {@code last}.
 */
final class RunFolders {

    static final String FOLDER = "runs";

    private final Session session;

    RunFolders(Session session) {
        this.session = session;
    }

    /**
     * The run.
     *
     * @throws Refusal when there is none, or it cannot be read
     */
    StoredRun find(String words) {
        try {
            return StoredRun.read(folder(words));
        } catch (NoSuchFileException e) {
            throw missing(words);
        } catch (IOException e) {
            throw Refusal.of(Exit.ENVIRONMENT, e.getMessage());
        }
    }

    private Path folder(String words) throws IOException {
        Path direct = session.resolve(words);
        if (Files.isDirectory(direct)) {
            return direct;
        }
        List<Path> all = StoredRun.findAll(session.resolve(FOLDER));
        if (words.equals("last") && !all.isEmpty()) {
            return all.get(0);
        }
        List<Path> named = all.stream()
                .filter(run -> run.getFileName().toString().startsWith(words))
                .toList();
        if (named.size() > 1) {
            throw Refusal.of(
                    Exit.USAGE,
                    "`" + words + "` could be several runs.",
                    "name one of: " + String.join(", ", names(named)));
        }
        return named.isEmpty() ? direct : named.get(0);
    }

    private Refusal missing(String words) {
        List<String> names;
        try {
            names = names(StoredRun.findAll(session.resolve(FOLDER)));
        } catch (IOException e) {
            names = List.of();
        }
        if (names.isEmpty()) {
            return Refusal.of(
                    Exit.USAGE,
                    "There is no run `" + words + "`, and none below " + session.shown(session.resolve(FOLDER)) + ".",
                    "make one: faultline run nordland-backdoor");
        }
        Optional<String> nearest = Spelling.nearest(words, names);
        return Refusal.of(
                Exit.USAGE,
                "There is no run `" + words + "`.",
                nearest.map(name -> "did you mean `" + name + "`?")
                        .orElse("the newest is `" + names.get(0) + "`, or say `last`"));
    }

    private static List<String> names(List<Path> runs) {
        return runs.stream().map(run -> run.getFileName().toString()).toList();
    }
}
