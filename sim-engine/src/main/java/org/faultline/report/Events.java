package org.faultline.report;

/** Events of a run as words for people. */
final class Events {

    private Events() {}

    /**
     * What happened to a subject, to be read after its name.
     *
     * @param what name of a {@link org.faultline.trace.What} in lower case
     * @param from value before, in the unit of that
     * @param to value after
     */
    static String inWords(String what, double from, double to) {
        return switch (what) {
            case "step" -> "begins";
            case "condition" -> to < from ? condition(to) : "is mended to " + percent(to);
            case "level" -> "delivers " + percent(to) + " (before: " + percent(from) + ")";
            case "autonomy" -> autonomy(from, to);
            case "integrity" -> "is " + integrity(to);
            case "noticed" -> "is noticed";
            case "diagnosed" -> "is understood: the remedy is known";
            case "halted" -> "is halted at " + percent(to) + " of its reach";
            case "repair" -> "repair " + (to >= 2 ? "is done" : to >= 1 ? "is under way" : "waits for a crew");
            case "defence" -> defence((int) to);
            case "alert" -> "raises an alert of sensor " + (int) to;
            default -> what + " goes from " + from + " to " + to;
        };
    }

    private static String defence(int to) {
        return switch (to) {
            case 1 -> "is isolated by a playbook";
            case 2 -> "is connected again";
            case 3 -> "is started by a playbook";
            case 4 -> "is rolled back";
            case 5 -> "is restored from a backup";
            case 6 -> "is restored from a backup that was compromised";
            default -> "is not helped by a playbook";
        };
    }

    private static String condition(double to) {
        return to == 0 ? "is put out of action" : "is damaged: " + percent(to) + " is left";
    }

    private static String autonomy(double from, double to) {
        if (to < 0) {
            return "has used up its reserve";
        }
        return to < from ? "begins to live on its reserve" : "refills its reserve";
    }

    private static String integrity(double to) {
        return switch ((int) to) {
            case 0 -> "clean";
            case 1 -> "compromised, dormant";
            case 2 -> "compromised, active";
            case 3 -> "found to be compromised";
            default -> "contained";
        };
    }

    /** A level as this page writes it. */
    static String percent(double share) {
        return Scale.of("share", 1).full(share);
    }
}
