package org.faultline.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Text of an HTML page that is also well-formed XML outside of scripts and styles. Everything but {@link #script} and {@link #style} is
 * escaped here and nowhere else; what was opened must be closed, in order.
 */
final class Html {

    private static final Set<String> LINE_BREAK_AFTER = Set.of(
            "head",
            "body",
            "main",
            "nav",
            "header",
            "footer",
            "section",
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "ol",
            "ul",
            "li",
            "dl",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "figure",
            "figcaption",
            "details",
            "summary",
            "script",
            "style",
            "title",
            "svg",
            "g");

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes as name, value, name, value. */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        String tag = open.pop();
        out.append("</").append(tag).append('>');
        if (LINE_BREAK_AFTER.contains(tag)) {
            out.append('\n');
        }
        return this;
    }

    /** An element that holds text only. */
    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element that holds nothing, such as {@code meta} or {@code path}. */
    Html empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /** Text between elements. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** A script or a block of data for scripts, exactly as given. Refuses what would end the block early. */
    Html script(String body, String... attributes) {
        return verbatim("script", body, attributes);
    }

    /** A style sheet, exactly as given. */
    Html style(String body) {
        return verbatim("style", body);
    }

    /** The page so far; refuses while something is open. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("The element <" + open.peek() + "> was not closed.");
        }
        return out.toString();
    }

    /** Text in which no character can be taken for markup; control characters that HTML forbids become U+FFFD. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.append(c);
                default -> safe.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }

    private Html verbatim(String tag, String body, String... attributes) {
        if (contains(body, "<!--") || contains(body, "</" + tag)) {
            throw new IllegalArgumentException("The body of a <" + tag + "> holds text that would end it early.");
        }
        start(tag, attributes);
        out.append('>').append(body).append("</").append(tag).append(">\n");
        return this;
    }

    private static boolean contains(String body, String part) {
        for (int i = body.indexOf(part.charAt(0)); i >= 0; i = body.indexOf(part.charAt(0), i + 1)) {
            if (body.regionMatches(true, i, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    private void start(String tag, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("The attributes of <" + tag + "> must come as pairs of name and value.");
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
    }
}
