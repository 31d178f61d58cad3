package org.faultline.storm;

import java.util.Locale;

/** How the storm after a fault goes on. */
public enum Course {
    /** Over soon after the fault. */
    SOON("ends by itself", '.'),
    /** Over later, within the horizon. */
    SLOW("ends slowly", 'o'),
    /** Not over within the horizon. */
    NEVER("does not end", '#');

    private final String words;
    private final char mark;

    Course(String words, char mark) {
        this.words = words;
        this.mark = mark;
    }

    /** The word used in results. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What people read. */
    public String words() {
        return words;
    }

    /** One character for diagrams. */
    public char mark() {
        return mark;
    }

    /**
     * The course of an outage.
     *
     * @param outage until nearly all are served
     * @param soonHours from the end of the fault on
     */
    static Course of(Outage outage, double faultHours, double soonHours) {
        return outage.isBound() ? NEVER : outage.hours() <= faultHours + soonHours ? SOON : SLOW;
    }
}
