package org.faultline.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the word an author probably meant.
 *
 * <p>Distance is that of optimal string alignment (insert, delete, replace, swap of neighbours: F. J. Damerau, "A technique
 * for computer detection and correction of spelling errors", CACM 7 (1964) 171-176), with two changes for keyboards: letters
 * that lie side by side on a keyboard cost half a replacement, and case, hyphens and underscores are nearly free. Cost O(n m)
 * per known word, for words of at most a few dozen letters.
 */
public final class Spelling {

    private static final double NEARLY_FREE = 0.1;
    private static final double NEIGHBOUR_KEY = 0.5;
    private static final double SWAP = 0.7;
    private static final double REPEATED_LETTER = 0.5;
    private static final int FEW = 8;
    private static final List<String> ROWS = List.of("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm");

    private Spelling() {}

    /** The nearest known word, unless all are too far; of equally near ones the first. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String best = null;
        double bestDistance = limit(word) + 1e-9;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - word.length()) > bestDistance / NEARLY_FREE) {
                continue;
            }
            double distance = distance(word, candidate, bestDistance);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** "did you mean" with every word that is near enough, the nearest first; else as {@link #advice}. */
    public static Optional<String> adviceOfAll(String word, Collection<String> known) {
        double most = limit(word) + 1e-9;
        List<String> near = known.stream()
                .filter(k -> distance(word, k, most) < most)
                .sorted(Comparator.comparingDouble((String k) -> distance(word, k, most))
                        .thenComparing(Comparator.naturalOrder()))
                .map(k -> "`" + k + "`")
                .toList();
        return near.size() < 2
                ? advice(word, known)
                : Optional.of("did you mean " + String.join(", ", near.subList(0, near.size() - 1)) + " or "
                        + near.get(near.size() - 1) + "?");
    }

    /** "did you mean" with the nearest word, or all known words when they are few, or nothing. */
    public static Optional<String> advice(String word, Collection<String> known) {
        Optional<String> nearest = nearest(word, known);
        if (nearest.isPresent()) {
            return Optional.of("did you mean `" + nearest.get() + "`?");
        }
        if (known.isEmpty() || known.size() > FEW) {
            return Optional.empty();
        }
        return Optional.of("known: "
                + String.join(
                        ", ", known.stream().sorted(Comparator.naturalOrder()).toList()));
    }

    private static double limit(String word) {
        return Math.max(1, word.length() / 3.0);
    }

    /** Distance of two words, or anything above {@code bound} once it is known to exceed it. */
    static double distance(String a, String b, double bound) {
        double[] before = new double[b.length() + 1];
        double[] above = new double[b.length() + 1];
        double[] row = new double[b.length() + 1];
        for (int j = 1; j <= b.length(); j++) {
            above[j] = above[j - 1] + missing(b, j - 1);
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = above[0] + missing(a, i - 1);
            double least = row[0];
            for (int j = 1; j <= b.length(); j++) {
                double replaced = above[j - 1] + replacement(a.charAt(i - 1), b.charAt(j - 1));
                double removed = above[j] + missing(a, i - 1);
                double inserted = row[j - 1] + missing(b, j - 1);
                row[j] = Math.min(replaced, Math.min(removed, inserted));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + SWAP);
                }
                least = Math.min(least, row[j]);
            }
            if (least > bound + SWAP) {
                return least;
            }
            double[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }

    private static double missing(String word, int i) {
        if (isJoint(word.charAt(i))) {
            return NEARLY_FREE;
        }
        return i > 0 && word.charAt(i) == word.charAt(i - 1) ? REPEATED_LETTER : 1;
    }

    private static double replacement(char a, char b) {
        if (a == b) {
            return 0;
        }
        String left = String.valueOf(a).toLowerCase(Locale.ROOT);
        String right = String.valueOf(b).toLowerCase(Locale.ROOT);
        if (left.equals(right) || (isJoint(a) && isJoint(b))) {
            return NEARLY_FREE;
        }
        return areNeighbours(left.charAt(0), right.charAt(0)) ? NEIGHBOUR_KEY : 1;
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '_' || c == ' ' || c == '.';
    }

    private static boolean areNeighbours(char a, char b) {
        for (int r = 0; r < ROWS.size(); r++) {
            int column = ROWS.get(r).indexOf(a);
            if (column < 0) {
                continue;
            }
            for (int other = Math.max(0, r - 1); other <= Math.min(ROWS.size() - 1, r + 1); other++) {
                int there = ROWS.get(other).indexOf(b);
                if (there >= 0 && Math.abs(there - column) <= 1) {
                    return true;
                }
            }
        }
        return false;
    }
}
