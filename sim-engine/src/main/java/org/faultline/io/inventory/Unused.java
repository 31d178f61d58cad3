package org.faultline.io.inventory;

import java.util.Optional;

/**
 * Why a row of an inventory is not used.
 *
 * @param line of the row, from 1
 * @param reason of what kind
 * @param message the thing, the value and the rule
 * @param help what was perhaps meant; never acted upon
 */
public record Unused(int line, Reason reason, String message, Optional<String> help) {

    /** Kinds of reasons. */
    public enum Reason {
        EMPTY("empty row"),
        RAGGED("number of values"),
        UNKNOWN_VENDOR("unknown vendor"),
        UNKNOWN_OPERATOR("unknown operator"),
        UNKNOWN_FUNCTION("unknown function"),
        UNKNOWN_REGION("unknown region"),
        BAD_VALUE("value cannot be read"),
        OUTSIDE("place outside the country"),
        CONTRADICTION("contradiction"),
        DUPLICATE("row stands twice");

        private final String title;

        Reason(String title) {
            this.title = title;
        }

        /** The word used in results. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** A few words. */
        public String title() {
            return title;
        }
    }
}
