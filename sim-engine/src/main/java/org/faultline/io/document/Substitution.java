package org.faultline.io.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.io.Diagnostics;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;

/**
 * Puts values in for {@code ${...}} and writes repeated and conditional parts out. Inside the braces stands a name or an
 * expression ({@link ExpressionParser}). A value that is nothing but one placeholder becomes the named value, whatever its
 * shape; inside a longer text only words and numbers can be put in. What is put in takes the place of the placeholder.
 */
public final class Substitution {

    private static final Pattern CONTROL = Pattern.compile("for |if |else if ");

    static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private Substitution() {}

    /**
     * The document with values put in.
     *
     * @param values by name; they may use each other
     * @param later names that stay as they are, to be put in later
     */
    public static Node apply(Node node, Map<String, Node> values, Set<String> later, Diagnostics diagnostics) {
        return apply(node, values, later, Tables.NONE, diagnostics);
    }

    /** Files that expressions ask for. */
    @FunctionalInterface
    public interface Tables {

        /** No file is to be had. */
        Tables NONE = name -> Optional.empty();

        /** The content of a file by the name that an expression gives; empty when it cannot be read. */
        Optional<Node> find(String name);
    }

    /** The document with values and the content of files put in. */
    public static Node apply(
            Node node, Map<String, Node> values, Set<String> later, Tables tables, Diagnostics diagnostics) {
        return new Expansion(values, later, tables, diagnostics).of(node);
    }

    /** True for a value in which a placeholder was left, which is reported where it is left. */
    public static boolean isLeftIn(Scalar scalar) {
        return scalar.text().contains("${")
                && PLACEHOLDER.matcher(scalar.text()).find();
    }

    /** True when a name stands in a placeholder, or in the key of a repetition or condition, anywhere in a document. */
    public static boolean isUsed(Node node, String name) {
        Pattern word = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])");
        return isUsed(node, word);
    }

    /** True also for a name that stands beside a hyphen, which may be a minus: for advice, where a use missed would be a false alarm. */
    public static boolean mayBeUsed(Node node, String name) {
        return isUsed(node, Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)"));
    }

    /** True when a name stands in a placeholder together with anything else, or in the key of a repetition or condition. */
    public static boolean isReckonedWith(Node node, String name) {
        String quoted = Pattern.quote(name);
        return isUsed(
                node,
                Pattern.compile(
                        "(?<![\\w-])" + quoted + "(?![\\w-])(?=.*\\S)|\\S.*(?<![\\w-])" + quoted + "(?![\\w-])"));
    }

    private static boolean isUsed(Node node, Pattern word) {
        if (node instanceof Scalar scalar) {
            return isUsedIn(scalar.text(), word);
        }
        if (node instanceof Sequence list) {
            return list.items().stream().anyMatch(item -> isUsed(item, word));
        }
        return ((Mapping) node)
                .entries().values().stream()
                        .anyMatch(e -> isUsedIn(e.key(), word)
                                || (CONTROL.matcher(e.key()).lookingAt()
                                        && word.matcher(e.key()).find())
                                || isUsed(e.value(), word));
    }

    private static boolean isUsedIn(String text, Pattern word) {
        return PLACEHOLDER.matcher(text).results().anyMatch(p -> word.matcher(p.group(1))
                .find());
    }

    /** The first placeholder of a name in a document. */
    public static Optional<Scalar> find(Node node, String name) {
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar).filter(s -> s.text().contains("${" + name + "}"));
        }
        List<Node> parts = node instanceof Mapping map
                ? map.entries().values().stream().map(Entry::value).toList()
                : ((Sequence) node).items();
        return parts.stream().flatMap(p -> find(p, name).stream()).findFirst();
    }
}
