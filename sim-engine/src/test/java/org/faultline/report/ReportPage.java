package org.faultline.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A report taken apart: its scripts, and everything else as a tree. Outside of scripts and styles a report is well-formed XML; reading
 * one that is not fails.
 */
final class ReportPage {

    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private final List<Script> scripts = new ArrayList<>();
    private final String styles;
    private final Element root;

    /** A script with its attributes as written. */
    record Script(String attributes, String body) {

        boolean isData() {
            return attributes.contains("application/json");
        }

        String hash() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
                return "sha256-" + Base64.getEncoder().encodeToString(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A piece of text and where it stands. */
    record Text(String text, Node place) {

        boolean hasAncestorWith(String attribute) {
            for (Node node = place; node != null; node = node.getParentNode()) {
                if (node instanceof Element element && element.hasAttribute(attribute)) {
                    return true;
                }
            }
            return false;
        }

        boolean hasAncestor(String tag) {
            for (Node node = place; node != null; node = node.getParentNode()) {
                if (node.getNodeName().equals(tag)) {
                    return true;
                }
            }
            return false;
        }
    }

    private ReportPage(String html) throws IOException {
        Matcher script = SCRIPT.matcher(html);
        while (script.find()) {
            scripts.add(new Script(script.group(1), script.group(2)));
        }
        Matcher style = STYLE.matcher(html);
        styles = style.find() ? style.group(1) : "";
        String rest = STYLE.matcher(SCRIPT.matcher(html).replaceAll(""))
                .replaceAll("")
                .replaceFirst("<!DOCTYPE html>", "");
        try {
            root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(rest)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("The report is not well-formed: " + e.getMessage(), e);
        }
    }

    static ReportPage read(Path file) throws IOException {
        return new ReportPage(Files.readString(file));
    }

    List<Script> scripts() {
        return scripts;
    }

    String script(String id) {
        return scripts.stream()
                .filter(s -> s.attributes().contains("id=\"" + id + "\""))
                .findFirst()
                .orElseThrow()
                .body();
    }

    String styles() {
        return styles;
    }

    String title() {
        return elements("title").get(0).getTextContent();
    }

    String policy() {
        return elements("meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow()
                .getAttribute("content");
    }

    List<Element> elements(String tag) {
        return list(root.getElementsByTagName(tag));
    }

    List<Element> withAttribute(String name) {
        return descendants(root, name);
    }

    /** Elements below one that have an attribute, in the order of the page. */
    static List<Element> descendants(Element element, String attribute) {
        return list(element.getElementsByTagName("*")).stream()
                .filter(e -> e.hasAttribute(attribute))
                .toList();
    }

    /** The part of the page that has an id. */
    Part byId(String id) {
        return new Part(descendants(root, "id").stream()
                .filter(e -> e.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow());
    }

    /** A part of the page. */
    record Part(Element element) {

        String text() {
            return plain(element.getTextContent());
        }

        List<String> listItems() {
            return list(element.getElementsByTagName("li")).stream()
                    .map(li -> plain(li.getTextContent()))
                    .toList();
        }
    }

    /** Every piece of text that holds a digit. */
    List<Text> textsWithDigits() {
        List<Text> texts = new ArrayList<>();
        gather(root, texts);
        return texts.stream()
                .filter(t -> t.text().chars().anyMatch(Character::isDigit))
                .toList();
    }

    /** Chapters, figures, tables and their headings, without what stands in them: what a reader sees of the structure. */
    String skeleton() {
        return list(root.getElementsByTagName("*")).stream()
                .filter(e -> List.of("h1", "h2", "h3", "figure", "table", "caption", "summary", "dt")
                        .contains(e.getTagName()))
                .map(e -> e.getTagName()
                        + (e.hasAttribute("id") ? "#" + e.getAttribute("id") : "")
                        + (List.of("figure", "table").contains(e.getTagName()) ? "" : " " + plain(e.getTextContent())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void gather(Node node, List<Text> texts) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            texts.add(new Text(node.getNodeValue(), node));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            gather(child, texts);
        }
    }

    private static String plain(String text) {
        return text.replace('\u202F', ' ').replaceAll("\\s+", " ").strip();
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
