package org.faultline.model;

import java.util.List;
import java.util.Locale;

/**
 * A part that products are made of and that several products may share. Parts have parts of their own: a library inside a module inside a
 * release.
 *
 * @param id word used in scenario files; the same id is the same part, whoever sells what contains it
 * @param title shown to people
 * @param kind what it is
 * @param parts ids of the components directly inside
 */
public record Component(String id, String title, Kind kind, List<String> parts) {

    /** What a component is. It explains a common cause to people; every kind is reached and lost alike. */
    public enum Kind {
        LIBRARY("library"),
        MODULE("module"),
        CERTIFICATE_CHAIN("certificate chain"),
        CHIPSET("chipset"),
        MANAGED_SERVICE("managed service"),
        CLOUD_REGION("cloud region"),
        REMOTE_MAINTENANCE_PATH("remote-maintenance path");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The words shown to people. */
        public String title() {
            return title;
        }
    }

    public Component {
        Checks.named("id of a component", id);
        Checks.named("title of component " + id, title);
        parts = List.copyOf(parts);
        if (parts.contains(id)) {
            throw new IllegalArgumentException("The component " + id + " must not be a part of itself.");
        }
    }

    /** A module of which nothing but its name is known. */
    public static Component named(String id) {
        return new Component(id, id, Kind.MODULE, List.of());
    }
}
