package org.faultline.io.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.io.document.Value.Items;
import org.faultline.io.document.Value.Numeral;
import org.faultline.io.document.Value.Text;
import org.faultline.io.document.Value.Truth;
import org.faultline.scenario.Spelling;

/**
 * Reads expressions by recursive descent. From what binds loosest to what binds tightest: {@code a if c else b}; {@code or};
 * {@code and}; {@code not}; comparisons and {@code in}; {@code a..b}; {@code + -}; {@code * / // %}; sign; {@code **}; calls,
 * indices and keys.
 */
final class ExpressionParser {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.(?!\\.)\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "if", "else", "in", "for", "true", "false", "none");
    private static final List<String> SIGNS = List.of("..", "**", "//", "==", "!=", "<=", ">=");
    private static final int DEEPEST = 100;

    private final String text;
    private final Set<String> names;
    private final Set<String> used = new LinkedHashSet<>();
    private int at;
    private int depth;

    /**
     * A reader of one text.
     *
     * @param names parameters; those with a hyphen are recognized as names where they stand
     */
    ExpressionParser(String text, Set<String> names) {
        this.text = text;
        this.names = names;
    }

    /** The whole text as an expression. */
    Expression expression() {
        Expression all = choice();
        end();
        return all;
    }

    /** The whole text as the head of a repetition, {@code for} included. */
    Repetition repetition() {
        Repetition all = clauses();
        used.removeAll(all.allVariables());
        end();
        return all;
    }

    /** Names that were used and are no variables of the text itself. */
    Set<String> used() {
        return used;
    }

    private void end() {
        if (!sign().isEmpty() || at < text.length()) {
            throw unexpected("here");
        }
    }

    // --- from loose to tight

    private Expression choice() {
        if (++depth > DEEPEST) {
            throw Unsound.unreadable(at, at + 1, "more than " + DEEPEST + " levels of brackets", Optional.empty());
        }
        Expression value = either();
        if (word("if")) {
            Expression condition = either();
            if (!word("else")) {
                throw unexpected("where `else` belongs");
            }
            Expression otherwise = choice();
            Expression first = value;
            value = scope -> condition.holds(scope) ? first.in(scope) : otherwise.in(scope);
        }
        depth--;
        return value;
    }

    private Expression either() {
        Expression left = both();
        while (word("or")) {
            Expression a = left;
            Expression b = both();
            left = scope -> new Truth(a.holds(scope) || b.holds(scope));
        }
        return left;
    }

    private Expression both() {
        Expression left = negation();
        while (word("and")) {
            Expression a = left;
            Expression b = negation();
            left = scope -> new Truth(a.holds(scope) && b.holds(scope));
        }
        return left;
    }

    private Expression negation() {
        if (word("not")) {
            Expression of = negation();
            return scope -> new Truth(!of.holds(scope));
        }
        return comparison();
    }

    private Expression comparison() {
        int from = start();
        Expression left = range();
        String sign = sign();
        switch (sign) {
            case "==", "!=", "<=", ">=", "<", ">" -> at += sign.length();
            case "=" -> throw Unsound.unreadable(at, at + 1, "`=` compares nothing", Optional.of("write `==`"));
            default -> {
                boolean not = word("not");
                if (word("in")) {
                    Expression list = range();
                    return placed(from, scope -> new Truth(not ^ Operators.contains(list.in(scope), left.in(scope))));
                }
                if (not) {
                    throw unexpected("where `in` belongs");
                }
                return left;
            }
        }
        Expression right = range();
        return placed(from, scope -> new Truth(Operators.compared(sign, left.in(scope), right.in(scope))));
    }

    private Expression range() {
        int from = start();
        Expression first = addition();
        if (!taken("..")) {
            return first;
        }
        Expression last = addition();
        return placed(from, scope -> Functions.range(first.in(scope), last.in(scope)));
    }

    private Expression addition() {
        int from = start();
        Expression left = multiplication();
        while (true) {
            Expression a = left;
            if (taken("+")) {
                Expression b = multiplication();
                left = placed(from, scope -> Operators.added(a.in(scope), b.in(scope)));
            } else if (taken("-")) {
                left = arithmetic(from, "-", a, multiplication(), (x, y) -> x - y);
            } else {
                return left;
            }
        }
    }

    private Expression multiplication() {
        int from = start();
        Expression left = signed();
        while (true) {
            if (taken("*")) {
                left = arithmetic(from, "*", left, signed(), (x, y) -> x * y);
            } else if (taken("//")) {
                left = arithmetic(from, "//", left, signed(), (x, y) -> Math.floor(x / Operators.nonZero(y)));
            } else if (taken("/")) {
                left = arithmetic(from, "/", left, signed(), (x, y) -> x / Operators.nonZero(y));
            } else if (taken("%")) {
                left = arithmetic(from, "%", left, signed(), (x, y) -> x - y * Math.floor(x / Operators.nonZero(y)));
            } else {
                return left;
            }
        }
    }

    private Expression signed() {
        int from = start();
        if (taken("-")) {
            Expression of = signed();
            return placed(from, scope -> new Numeral(-of.number(scope, "-")));
        }
        return taken("+") ? signed() : power();
    }

    private Expression power() {
        int from = start();
        Expression base = postfix();
        return taken("**") ? arithmetic(from, "**", base, signed(), Math::pow) : base;
    }

    private Expression postfix() {
        int from = start();
        Expression value = primary();
        while (true) {
            Expression of = value;
            if (taken("[")) {
                Expression index = choice();
                close("]");
                value = placed(from, scope -> Operators.part(of.in(scope), index.in(scope)));
            } else if (sign().equals(".")) {
                at++;
                String key = name().orElseThrow(() -> unexpected("where a key belongs"));
                value = placed(from, scope -> Operators.part(of.in(scope), new Text(key)));
            } else {
                return value;
            }
        }
    }

    private Expression primary() {
        int from = start();
        String sign = sign();
        if (sign.equals("(")) {
            at++;
            Expression inside = choice();
            close(")");
            return inside;
        }
        if (sign.equals("[")) {
            at++;
            return list();
        }
        if (sign.equals("'") || sign.equals("\"")) {
            return quoted(sign);
        }
        Matcher number = NUMBER.matcher(text).region(from, text.length());
        if (number.lookingAt()) {
            at = number.end();
            Value value = new Numeral(Double.parseDouble(number.group()));
            return scope -> value;
        }
        if (word("true") || word("false")) {
            Value truth = new Truth(text.startsWith("true", from));
            return scope -> truth;
        }
        if (word("none")) {
            return scope -> new Value.Nothing();
        }
        String name = name().orElseThrow(() -> unexpected("where a value belongs"));
        return sign().equals("(") ? call(from, name) : variable(from, name);
    }

    // --- parts

    /** A word that is nobody's name may be meant as a text. */
    private static Unsound unknownParameter(String name, Scope scope) {
        Unsound unknown = Operators.unknown("parameter", name, scope.names());
        String quotes = "texts stand in quotes: `'" + name + "'`";
        return new Unsound(
                unknown.getMessage(), unknown.help().map(h -> h + "; " + quotes).orElse(quotes));
    }

    private Expression variable(int from, String name) {
        used.add(name);
        return placed(from, scope -> scope.find(name).orElseThrow(() -> unknownParameter(name, scope)));
    }

    private Expression call(int from, String name) {
        Functions.Callable function = Functions.all().get(name);
        if (function == null) {
            throw Unsound.unreadable(
                    from,
                    at,
                    "unknown function '" + name + "'",
                    Spelling.advice(name, Functions.all().keySet()));
        }
        at++;
        List<Expression> arguments = sign().equals(")") ? List.of() : commaSeparated(choice());
        close(")");
        if (arguments.size() < function.least() || arguments.size() > function.most()) {
            throw Unsound.unreadable(
                    from,
                    at,
                    "`" + name + "` cannot take " + arguments.size() + " values",
                    Optional.of("it is written `" + function.signature() + "`"));
        }
        if (name.equals(Functions.FILE)) {
            return placed(
                    from, scope -> scope.file(Functions.text(arguments.get(0).in(scope))));
        }
        return placed(from, scope -> function.body().apply(all(arguments, scope)));
    }

    private Expression list() {
        if (taken("]")) {
            return scope -> new Items(List.of());
        }
        Set<String> before = Set.copyOf(used);
        Expression first = choice();
        if (!isWord("for")) {
            List<Expression> items = commaSeparated(first);
            close("]");
            return scope -> new Items(all(items, scope));
        }
        Repetition clauses = clauses();
        close("]");
        clauses.allVariables().stream().filter(v -> !before.contains(v)).forEach(used::remove);
        return scope -> {
            List<Value> items = new ArrayList<>();
            clauses.forEachTurn(scope, own -> items.add(first.in(own)));
            return new Items(items);
        };
    }

    private Repetition clauses() {
        if (!word("for")) {
            throw unexpected("where `for` belongs");
        }
        List<String> own = new ArrayList<>();
        do {
            own.add(name().orElseThrow(() -> unexpected("where the name of a variable belongs")));
        } while (taken(","));
        if (!word("in")) {
            throw unexpected("where `in` belongs");
        }
        int over = start();
        Expression list = either();
        Optional<Expression> condition = word("if") ? Optional.of(either()) : Optional.empty();
        Optional<Repetition> inner = isWord("for") ? Optional.of(clauses()) : Optional.empty();
        return new Repetition(List.copyOf(own), placed(over, list), condition, inner);
    }

    private List<Expression> commaSeparated(Expression first) {
        List<Expression> all = new ArrayList<>(List.of(first));
        while (taken(",")) {
            all.add(choice());
        }
        return all;
    }

    private Expression quoted(String quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw Unsound.unreadable(at, text.length(), "a text without an end", Optional.of("close it with " + quote));
        }
        Value value = new Text(text.substring(at + 1, end));
        at = end + 1;
        return scope -> value;
    }

    // --- letters

    private int start() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The sign that comes next; empty at the end. */
    private String sign() {
        int from = start();
        return SIGNS.stream()
                .filter(s -> text.startsWith(s, from))
                .findFirst()
                .orElseGet(() -> text.substring(from, Math.min(from + 1, text.length())));
    }

    private boolean taken(String sign) {
        if (!sign().equals(sign)) {
            return false;
        }
        at += sign.length();
        return true;
    }

    private void close(String bracket) {
        if (!taken(bracket)) {
            throw unexpected("where `" + bracket + "` belongs");
        }
    }

    private boolean isWord(String word) {
        Matcher name = NAME.matcher(text).region(start(), text.length());
        return name.lookingAt() && name.group().equals(word);
    }

    private boolean word(String word) {
        boolean found = isWord(word);
        at += found ? word.length() : 0;
        return found;
    }

    private Optional<String> name() {
        Matcher matcher = NAME.matcher(text).region(start(), text.length());
        if (!matcher.lookingAt() || WORDS.contains(matcher.group())) {
            return Optional.empty();
        }
        String longest = matcher.group();
        for (String name : names) {
            if (name.length() > longest.length() && name.indexOf('-') > 0 && text.startsWith(name, at)) {
                longest = name;
            }
        }
        at += longest.length();
        return Optional.of(longest);
    }

    private Unsound unexpected(String where) {
        int from = start();
        if (from >= text.length()) {
            return Unsound.unreadable(
                    from,
                    from + 1,
                    text.isBlank() ? "an expression is missing" : "the expression ends " + where,
                    Optional.empty());
        }
        Matcher name = NAME.matcher(text).region(from, text.length());
        String found = name.lookingAt() ? name.group() : sign();
        Optional<String> help =
                switch (found) {
                    case "&" -> Optional.of("write `and`");
                    case "|" -> Optional.of("write `or`");
                    case "!" -> Optional.of("write `not`");
                    case "?" -> Optional.of("write `value if condition else other`");
                    case "^" -> Optional.of("a power is written `x ** y`");
                    default -> Optional.empty();
                };
        return Unsound.unreadable(from, from + found.length(), "'" + found + "' cannot stand " + where, help);
    }

    // --- values

    private Expression placed(int from, Expression expression) {
        int to = at;
        return scope -> {
            try {
                return expression.in(scope);
            } catch (Unsound e) {
                throw e.at(from, Math.max(to, from + 1));
            }
        };
    }

    private Expression arithmetic(int from, String sign, Expression a, Expression b, BinaryOperator<Double> of) {
        return placed(from, scope -> new Numeral(of.apply(a.number(scope, sign), b.number(scope, sign))));
    }

    private static List<Value> all(List<Expression> expressions, Scope scope) {
        List<Value> values = new ArrayList<>(expressions.size());
        for (Expression e : expressions) {
            values.add(e.in(scope));
        }
        return values;
    }
}
