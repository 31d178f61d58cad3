package org.faultline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The parts of the page that are files: style, scripts, texts, and the chart library from its own jar. */
final class Resources {

    private static final String ECHARTS_PROPERTIES = "/META-INF/maven/org.mvnpm/echarts/pom.properties";

    private Resources() {}

    /** The text of a file beside this class. */
    static String text(String name) {
        return read("/org/faultline/report/" + name);
    }

    /** The paragraphs of a text file; lines within one belong together, the first line of each is its heading. */
    static List<Paragraph> paragraphs(String name) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String block : text(name).strip().split("\n\\s*\n")) {
            String[] parts = block.split("\n", 2);
            paragraphs.add(new Paragraph(
                    parts[0].strip(),
                    parts.length > 1 ? parts[1].replaceAll("\\s+", " ").strip() : ""));
        }
        return paragraphs;
    }

    /** A heading and what it says. */
    record Paragraph(String heading, String text) {}

    /** ECharts with its line charts and tooltips, as published, with the notice of its licence at the top. */
    static String echarts() {
        return read("/META-INF/resources/_static/echarts/" + echartsVersion() + "/dist/echarts.common.min.js");
    }

    /** The version of ECharts on the class path. */
    static String echartsVersion() {
        Properties properties = new Properties();
        try (InputStream in = open(ECHARTS_PROPERTIES)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + ECHARTS_PROPERTIES + " on the class path cannot be read", e);
        }
        return properties.getProperty("version");
    }

    private static String read(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + path + " on the class path cannot be read", e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Resources.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("The file " + path + " is missing on the class path.");
        }
        return in;
    }
}
