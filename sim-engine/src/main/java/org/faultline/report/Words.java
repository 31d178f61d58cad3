package org.faultline.report;

/** Small changes to words. */
final class Words {

    private Words() {}

    /** A number with its word: {@code 1 run}, {@code 2 runs}. */
    static String counted(long n, String word) {
        return Scale.count(n) + " " + word + (n == 1 ? "" : "s");
    }

    /** The words with a capital at their beginning. */
    static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
