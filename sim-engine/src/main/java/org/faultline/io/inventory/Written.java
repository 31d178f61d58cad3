package org.faultline.io.inventory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, dates and places as inventories write them. What can be read in two ways is not read. */
final class Written {

    /** A whole number, also as programs write it that know only decimals: {@code 3}, {@code 3.0}, {@code 3,00}; never {@code 1.000}. */
    private static final Pattern COUNT = Pattern.compile("([0-9]{1,7})(?:[.,]0{1,2})?");

    private static final Pattern YEAR = Pattern.compile("([0-9]{4})(?:[.,]0)?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2}(?:[T ].*)?)?");
    private static final Pattern YEAR_LAST = Pattern.compile("(?:[0-9]{1,2}[-/.])?[0-9]{1,2}[-/.]([0-9]{4})(?: .*)?");

    private static final Pattern DEGREES =
            Pattern.compile("([NSEW]?)\\s*([-+]?[0-9]{1,3}(?:[.,][0-9]+)?)\\s*\u00B0?\\s*([NSEW]?)");

    private Written() {}

    static Optional<Integer> count(String text) {
        return first(COUNT, text).map(Integer::valueOf).filter(n -> n > 0);
    }

    /** The year of a year or of a date whose year has four digits. */
    static Optional<Integer> year(String text) {
        return first(YEAR, text)
                .or(() -> first(YEAR_FIRST, text))
                .or(() -> first(YEAR_LAST, text))
                .map(Integer::valueOf);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Degrees, with a sign or with the letter of a direction; the letter O, which is east in one language and west in another, is not read.
     *
     * @param positive letter of the direction in which degrees are positive
     * @param negative letter of the other
     * @param most greatest value
     */
    static Optional<Double> degrees(String text, String positive, String negative, double most) {
        Matcher matcher = DEGREES.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String letter = matcher.group(1) + matcher.group(3);
        double number = Double.parseDouble(matcher.group(2).replace(',', '.'));
        boolean known = letter.isEmpty() || (number >= 0 && (letter.equals(positive) || letter.equals(negative)));
        double value = letter.equals(negative) ? -number : number;
        return known && Math.abs(value) <= most ? Optional.of(value) : Optional.empty();
    }
}
