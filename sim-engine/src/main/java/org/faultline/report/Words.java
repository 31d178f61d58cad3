package org.faultline.report;

/** Small changes to words. */
final class Words {

    private Words() {}

    /** The words with a capital at their beginning. */
    static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
