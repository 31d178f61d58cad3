package org.faultline.viewer;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The program's own pages, scripts and styles, all read into memory once. What is not among them cannot be asked for, so a
 * path with dots in it leads nowhere.
 */
final class Pages {

    private static final String ROOT = "/webroot/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    /**
     * One file.
     *
     * @param type media type
     * @param tag entity tag, quoted
     */
    record Page(String type, String tag, Buffer content) {}

    private final Map<String, Page> byPath;

    private Pages(Map<String, Page> byPath) {
        this.byPath = Map.copyOf(byPath);
    }

    /** Reads all files below {@code /webroot/} of the class path. */
    static Pages load() {
        URL root = Pages.class.getResource(ROOT + "index.html");
        if (root == null) {
            throw new IllegalStateException("The pages are missing from the class path: " + ROOT);
        }
        try {
            URI uri = root.toURI();
            if (!uri.getScheme().equals("jar")) {
                return new Pages(read(Path.of(uri).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return new Pages(read(jar.getPath(ROOT)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file at a path such as {@code js/run.js}. */
    Optional<Page> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The file at a path that is known to be there. */
    Page get(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException("The page " + path + " is missing."));
    }

    private static Map<String, Page> read(Path root) throws IOException {
        Map<String, Page> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = root.relativize(file).toString().replace('\\', '/');
                byte[] content = Files.readAllBytes(file);
                pages.put(path, new Page(typeOf(path), tagOf(content), Buffer.buffer(content)));
            }
        }
        return pages;
    }

    private static String typeOf(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return Optional.ofNullable(TYPES.get(ending)).orElse("application/octet-stream");
    }

    private static String tagOf(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
