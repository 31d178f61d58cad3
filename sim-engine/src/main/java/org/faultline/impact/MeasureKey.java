package org.faultline.impact;

/**
 * A measure of a subject.
 *
 * @param measure id in the catalogue
 * @param subject {@code all}, or a word and an id with a colon between, e.g. {@code sector:health}
 */
public record MeasureKey(String measure, String subject) implements Comparable<MeasureKey> {

    /** Inverse of {@link #toString}: {@code measure|subject}. */
    public static MeasureKey parse(String text) {
        int bar = text.indexOf('|');
        if (bar < 0) {
            throw new IllegalArgumentException("The measure key " + text + " must have the form measure|subject.");
        }
        return new MeasureKey(text.substring(0, bar), text.substring(bar + 1));
    }

    @Override
    public String toString() {
        return measure + "|" + subject;
    }

    @Override
    public int compareTo(MeasureKey other) {
        int byMeasure = measure.compareTo(other.measure);
        return byMeasure != 0 ? byMeasure : subject.compareTo(other.subject);
    }
}
