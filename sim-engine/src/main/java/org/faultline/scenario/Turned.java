package org.faultline.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.faultline.model.Checks;

/**
 * What is turned in a variant: suppliers, or products, releases or components of whoever.
 *
 * @param what kind of thing
 * @param ids of them, at least one; several are turned together
 */
public record Turned(Kind what, List<String> ids) {

    private static final String TOGETHER = "+";

    /** What can be turned. */
    public enum Kind {
        VENDOR,
        PRODUCT,
        RELEASE,
        COMPONENT;

        /** The key of targets, and the word in results. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Turned {
        ids = List.copyOf(ids);
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("At least one " + what.id() + " must be turned.");
        }
        ids.forEach(id -> Checks.named("id of what is turned", id));
    }

    /** How variants call it: ids joined by {@code +}, behind {@code product:} and the like where no suppliers are turned. */
    public String label() {
        String joined = String.join(TOGETHER, ids);
        return what == Kind.VENDOR ? joined : what.id() + ":" + joined;
    }

    /**
     * Inverse of {@link #label}.
     *
     * @param known ids as a whole, which may hold a {@code +} of their own
     */
    public static Turned parse(String label, Collection<String> known) {
        if (known.contains(label)) {
            return new Turned(Kind.VENDOR, List.of(label));
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.VENDOR && label.startsWith(kind.id() + ":")) {
                return new Turned(kind, List.of(label.substring(kind.id().length() + 1)));
            }
        }
        return new Turned(Kind.VENDOR, List.of(label.split("\\+")));
    }
}
