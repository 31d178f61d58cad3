package org.faultline.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.io.results.Manifest;

/**
 * The frame around the chapters: head, header card, contents, data blocks and scripts. The content security policy allows exactly the
 * scripts written here, by their hashes, and no request at all; even a title that were taken for markup could not run.
 */
final class Page {

    private static final List<String> MODULES = List.of("theme.js", "copy.js", "charts.js", "player.js");

    private final Manifest manifest;
    private final Html body = new Html();
    private final Map<String, String> blocks = new LinkedHashMap<>();

    Page(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Keeps data for scripts and for {@code faultline verify} under the id of a block. */
    void keep(String id, String json) {
        blocks.put(id, harmless(json));
    }

    /** Writes header, contents and chapters, numbered from one. */
    void writeBody(List<Chapter> chapters) {
        body.leaf(
                "a",
                "Skip to the answer",
                "class",
                "skip",
                "href",
                "#" + chapters.get(0).id());
        writeHeader();
        body.open("div", "class", "columns");
        writeContents(chapters);
        body.open("main");
        for (int i = 0; i < chapters.size(); i++) {
            Chapter chapter = chapters.get(i);
            body.open("section", "id", chapter.id(), "aria-labelledby", chapter.id() + "-title");
            body.open("h2", "id", chapter.id() + "-title")
                    .leaf("span", Integer.toString(i + 1), "class", "number", "data-exact", "label");
            body.text(" " + chapter.title()).close();
            chapter.write(body);
            body.close();
        }
        body.close().close();
        body.leaf(
                "footer",
                "Faultline " + manifest.engine() + " · " + manifest.id() + " · seed " + manifest.seed() + " · scenario "
                        + manifest.scenarioSha256().substring(0, 12),
                "data-exact",
                "setting");
    }

    /** The whole file. */
    String toHtml() {
        Map<String, String> scripts = scripts();
        Html head = new Html();
        head.open("head").empty("meta", "charset", "utf-8");
        head.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(scripts));
        head.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        head.empty("meta", "name", "color-scheme", "content", "light dark");
        head.empty("meta", "name", "generator", "content", "Faultline " + manifest.engine());
        head.leaf("title", manifest.title() + " – Faultline report")
                .style(Resources.text("report.css"))
                .close();
        Html tail = new Html();
        blocks.forEach((id, data) -> tail.script(data, "type", "application/json", "id", id));
        scripts.forEach((name, script) ->
                tail.script(script, name.equals("echarts") ? new String[0] : new String[] {"type", "module"}));
        return "<!DOCTYPE html>\n<html lang=\"en\">\n" + head + "<body>\n" + body + tail + "</body>\n</html>\n";
    }

    private void writeHeader() {
        body.open("header", "class", "top");
        body.open("p", "class", "brand").text("Faultline report").close();
        body.leaf("h1", manifest.title(), "data-exact", "text");
        if (!manifest.description().isBlank()) {
            body.leaf("p", manifest.description(), "class", "lead", "data-exact", "text");
        }
        body.open("p", "class", "size");
        amount(manifest.assets(), manifest.assets() == 1 ? "asset" : "assets");
        amount(manifest.services(), manifest.services() == 1 ? "service" : "services");
        amount(manifest.variants().size(), manifest.variants().size() == 1 ? "case" : "cases");
        amount(manifest.replications(), manifest.replications() == 1 ? "replication each" : "replications each");
        body.open("span");
        Exact.setting(body, Scale.of("count", 1).full(manifest.horizonHours()));
        body.text(manifest.horizonHours() == 1 ? " hour from " : " hours from ");
        Exact.setting(body, Clock.startingAt(manifest.start()).beginning());
        body.close().close();
        body.open("p", "class", "repeat")
                .text("You can run this again: ")
                .leaf("code", manifest.command(), "data-exact", "setting")
                .close();
        body.close();
    }

    private void amount(long number, String words) {
        body.open("span");
        Exact.count(body, number);
        body.text(" " + words).close().text(" ");
    }

    private void writeContents(List<Chapter> chapters) {
        body.open("nav", "class", "contents", "aria-label", "Contents").open("ol");
        for (Chapter chapter : chapters) {
            body.open("li")
                    .leaf("a", chapter.title(), "href", "#" + chapter.id())
                    .close();
        }
        body.close().close();
    }

    private static Map<String, String> scripts() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("echarts", Resources.echarts());
        MODULES.forEach(name -> scripts.put(name, Resources.text(name)));
        return scripts;
    }

    private static String policy(Map<String, String> scripts) {
        String hashes = scripts.values().stream().map(Page::hash).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + hashes
                + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** JSON in which nothing can end the block that holds it. */
    private static String harmless(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
