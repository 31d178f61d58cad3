package org.faultline.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Scalar;

/** A pattern of names: {@code {x}} captures, {@code *} stands for anything, everything else stands for itself. */
final class NamePattern {

    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}|\\*");

    private final Pattern pattern;
    private final List<String> names = new ArrayList<>();
    private final int literal;

    NamePattern(String text) {
        Matcher hole = HOLE.matcher(text);
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (hole.find()) {
            regex.append(Pattern.quote(text.substring(at, hole.start())));
            if (hole.group(1) == null) {
                regex.append(".*");
            } else {
                regex.append("(.+?)");
                names.add(hole.group(1));
            }
            at = hole.end();
        }
        pattern =
                Pattern.compile(regex.append(Pattern.quote(text.substring(at))).toString());
        literal = HOLE.matcher(text).replaceAll("").length();
    }

    /** Letters that stand for themselves: how narrow the pattern is. */
    int literal() {
        return literal;
    }

    /** What a name captures; empty when it does not match. */
    Optional<Map<String, Node>> match(String name) {
        Matcher matcher = pattern.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, Node> captured = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            captured.put(names.get(i), new Scalar(Span.startOf(name), matcher.group(i + 1), false));
        }
        return Optional.of(captured);
    }
}
