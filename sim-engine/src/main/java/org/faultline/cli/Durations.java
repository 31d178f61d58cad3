package org.faultline.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How spans of time are written, and how a user writes one. */
final class Durations {

    private Durations() {}

    /** A span of the scenario: {@code 72 h}, {@code 1.5 h}. */
    static String ofHours(double hours) {
        return new BigDecimal(hours)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString() + " h";
    }

    /** A span measured by the clock: {@code 4 ms}, {@code 0.4 s}, {@code 12 s}, {@code 3 min 10 s}, {@code 2 h 5 min}. */
    static String ofSeconds(double seconds) {
        if (seconds < 0.0995) {
            return Math.round(seconds * 1000) + " ms";
        }
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
        }
        long minutes = Math.round(seconds / 60);
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    /** A moment of the scenario: {@code T+02:14:30}. */
    static String moment(double hours) {
        long seconds = Math.round(hours * 3600);
        return String.format(Locale.ROOT, "T+%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /**
     * Hours that a user wrote as {@code 2h}, {@code 90 min}, {@code 30 s}, {@code 2:14}, {@code T+02:14:30} or {@code 3 d}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static double parseHours(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^t\\+", "");
        if (plain.matches("\\d+:\\d{1,2}(:\\d{1,2}(\\.\\d+)?)?")) {
            double hours = 0;
            double unit = 1;
            for (String part : plain.split(":")) {
                hours += Double.parseDouble(part) * unit;
                unit /= 60;
            }
            return hours;
        }
        var written = java.util.regex.Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(d|h|min|s)")
                .matcher(plain);
        if (!written.matches()) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a time of the scenario; write 2h, 90 min, 2:14 or T+02:14:30.");
        }
        double number = Double.parseDouble(written.group(1));
        return switch (written.group(2)) {
            case "d" -> number * 24;
            case "h" -> number;
            case "min" -> number / 60;
            default -> number / 3600;
        };
    }
}
