package org.faultline.oracle;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.Diagnostics;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Substitution;
import org.faultline.io.scenario.ScenarioReader;

/**
 * Holds the parameters of a case against those of the scenario file that serves it: a parameter that changes nothing would let another
 * question pass for the one that was asked. Known is what the file declares under {@code parameters} and uses in a placeholder, and
 * of a map that is looked into with {@code get} the keys that are looked up. What the file ignores must have the value that it says.
 */
final class CaseParameters {

    private static final String ANY = "any";

    /** Published values have twelve digits or fewer, some as few as seven. */
    private static final double ROUNDING = 1e-6;

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}|\\b(?:for|if) [^:\n]*:");

    private final Case of;
    private final Templates.Template template;
    private final Map<String, Node> usual;

    private CaseParameters(Case of, Templates.Template template, Map<String, Node> usual) {
        this.of = of;
        this.template = template;
        this.usual = usual;
    }

    /** Why a case cannot be run with a scenario file; empty when every parameter is known or as it must be. */
    static Optional<String> fault(Case of, Templates.Template template, ScenarioReader reader) {
        CaseParameters check = new CaseParameters(of, template, reader.parameters(template.file()));
        return check.unknown().or(check::unlike);
    }

    private Optional<String> unknown() {
        Set<String> unknown = new LinkedHashSet<>();
        of.parameters().entries().forEach((name, entry) -> {
            if (template.block().ignores().containsKey(name)) {
                return;
            }
            if (!usual.containsKey(name) || !isUsed(name)) {
                unknown.add(name);
            } else if (entry.value() instanceof Mapping map) {
                unknown.addAll(notLookedUp(name, map));
            }
        });
        String names = String.join(", ", unknown);
        String file = template.name().replaceFirst("\\.yaml$", "");
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of((unknown.size() == 1 ? "parameter " + names + " is" : "parameters " + names + " are")
                        + " not known to template " + file);
    }

    /** True when a name stands in an expression of the file, outside of texts in quotes. */
    private boolean isUsed(String name) {
        Pattern word = Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)");
        return EXPRESSION
                .matcher(template.text().replaceAll("(?m)^\\s*#.*$", ""))
                .results()
                .map(e -> e.group().replaceAll("'[^']*'", ""))
                .anyMatch(e -> word.matcher(e).find());
    }

    /** Keys of a map that no {@code get} asks for; none when the map is read otherwise. */
    private List<String> notLookedUp(String name, Mapping map) {
        Stream<String> names = Stream.concat(
                Stream.of(name),
                usual.entrySet().stream()
                        .filter(e ->
                                e.getValue() instanceof Scalar s && s.text().equals("${" + name + "}"))
                        .map(Map.Entry::getKey));
        String either = names.map(Pattern::quote).collect(Collectors.joining("|"));
        Set<String> asked = Pattern.compile("get\\(\\s*(?:" + either + ")\\s*,\\s*'([^']*)'")
                .matcher(template.text())
                .results()
                .map(g -> g.group(1))
                .collect(Collectors.toSet());
        return asked.isEmpty()
                ? List.of()
                : map.entries().keySet().stream()
                        .filter(key -> !asked.contains(key))
                        .map(key -> name + "." + key)
                        .toList();
    }

    private Optional<String> unlike() {
        return template.block().ignores().entrySet().stream()
                .filter(e -> of.parameters().find(e.getKey()).isPresent())
                .flatMap(e -> unlike(e.getKey(), e.getValue()).stream())
                .findFirst();
    }

    private Optional<String> unlike(String name, Node must) {
        if (must instanceof Scalar word && word.text().equals(ANY)) {
            return Optional.empty();
        }
        Map<String, Node> values = new LinkedHashMap<>(usual);
        of.parameters().entries().values().forEach(e -> values.put(e.key(), e.value()));
        Diagnostics diagnostics = new Diagnostics();
        Node wanted = Substitution.apply(must, values, Set.of(), diagnostics);
        String is = Setting.written(of.parameters().find(name).orElseThrow());
        String shall = Setting.written(wanted);
        return diagnostics.errors() == 0 && (is.equals(shall) || isNear(is, shall))
                ? Optional.empty()
                : Optional.of("parameter " + name + " must be " + shall + " for template "
                        + template.name().replaceFirst("\\.yaml$", "") + ", not " + is);
    }

    private static boolean isNear(String a, String b) {
        try {
            double x = Double.parseDouble(a);
            double y = Double.parseDouble(b);
            return Math.abs(x - y) <= ROUNDING * Math.max(Math.abs(x), Math.abs(y));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
