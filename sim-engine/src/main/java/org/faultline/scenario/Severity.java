package org.faultline.scenario;

import java.util.Locale;

/** How grave a finding is: an error forbids the run, a warning is printed with the result. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word shown to people and written to JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
