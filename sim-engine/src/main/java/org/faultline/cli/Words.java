package org.faultline.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Words for people, and from people who know them only in part. */
final class Words {

    private Words() {}

    /** A number with its word: {@code 1 replication}, {@code 20 replications}. */
    static String counted(int n, String word) {
        return n + " " + word + (n == 1 ? "" : "s");
    }

    /** Some candidates that hold the word, the shortest first. */
    static List<String> holding(String word, Collection<String> candidates, int most) {
        String lower = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> candidate.toLowerCase(Locale.ROOT).contains(lower))
                .sorted(Comparator.comparingInt(String::length).thenComparing(candidate -> candidate))
                .limit(most)
                .toList();
    }
}
