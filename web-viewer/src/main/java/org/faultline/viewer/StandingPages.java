package org.faultline.viewer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pages that commands wrote directly into the folder of runs, as {@code risk --page runs/risk.html} does: HTML files whose title ends in the name of a
 * command of Faultline. Other files are not shown. The folder is read afresh for each question.
 */
public final class StandingPages {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}\\.html");
    private static final Pattern TITLE = Pattern.compile("<title>([^<]*) \u2013 Faultline ([a-z]+)</title>");
    /** The title stands before the style sheet. */
    private static final int HEAD_BYTES = 8192;

    private final Path root;

    /** Pages in {@code root}, which need not exist yet. */
    public StandingPages(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * All pages, the newest first: for each its name, its title, the command that wrote it and when.
     *
     * @throws IOException when the folder cannot be listed
     */
    public JsonArray list() throws IOException {
        if (!Files.isDirectory(root)) {
            return new JsonArray();
        }
        List<JsonObject> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(root)) {
            files.map(file -> file.getFileName().toString())
                    .forEach(name -> describe(name).ifPresent(pages::add));
        }
        pages.sort(Comparator.comparing((JsonObject page) -> page.getString("writtenAt"))
                .reversed()
                .thenComparing(page -> page.getString("name")));
        return new JsonArray(pages);
    }

    /** A page; empty where there is none of that name, or a file that is no page of Faultline. Links that lead out of the folder are not followed. */
    public Optional<Path> find(String name) {
        return file(name).filter(file -> title(file).isPresent());
    }

    private Optional<Path> file(String name) {
        return NAME.matcher(name).matches()
                ? Optional.of(root.resolve(name)).filter(Files::isRegularFile).filter(this::staysInside)
                : Optional.empty();
    }

    private Optional<JsonObject> describe(String name) {
        return file(name)
                .flatMap(file -> title(file).flatMap(title -> writtenAt(file).map(at -> new JsonObject()
                        .put("name", name)
                        .put("title", plain(title.group(1)))
                        .put("command", title.group(2))
                        .put("writtenAt", at))));
    }

    private static Optional<String> writtenAt(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant().toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Matcher> title(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Matcher title = TITLE.matcher(new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8));
            return title.find() ? Optional.of(title) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private boolean staysInside(Path file) {
        try {
            return file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
