package org.faultline.io.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.scenario.Spelling;

/**
 * Which column of an inventory holds what.
 *
 * @param headings of the columns that are read, by what they hold
 * @param given roles that were told, not guessed
 * @param unread headings of the other columns
 */
public record Columns(Map<Role, String> headings, List<Role> given, List<String> unread) {

    /** The columns are not clear, or one that is needed is missing. */
    public static final class Unclear extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Unclear(String message) {
            super(message);
        }
    }

    public Columns {
        headings = java.util.Collections.unmodifiableMap(new EnumMap<>(headings));
        given = List.copyOf(given);
        unread = List.copyOf(unread);
    }

    /**
     * Finds the columns: those that are told, the others by their headings; of several that could be meant the first.
     *
     * @param told heading by role; an empty one says that no column holds it
     * @throws Unclear when a column that is told is not there, or no column holds vendors, or neither functions nor kinds
     */
    public static Columns find(List<String> headings, Map<Role, String> told, Vocabulary words) {
        Map<Role, String> found = new EnumMap<>(Role.class);
        told.forEach((role, heading) -> {
            if (heading.isEmpty()) {
                return;
            }
            if (!headings.contains(heading)) {
                throw new Unclear("There is no column '" + heading + "' for " + role.id() + ". "
                        + Spelling.advice(heading, headings).orElse("The columns are: " + String.join(", ", headings)));
            }
            found.put(role, heading);
        });
        List<String> unread = new ArrayList<>();
        for (String heading : headings) {
            Optional<Role> role = words.role(heading).filter(r -> !found.containsKey(r) && !told.containsKey(r));
            if (role.isPresent() && !found.containsValue(heading)) {
                found.put(role.get(), heading);
            } else if (!found.containsValue(heading)) {
                unread.add(heading);
            }
        }
        return new Columns(found, List.copyOf(told.keySet()), unread);
    }

    /** Every heading. */
    List<String> all() {
        List<String> all = new ArrayList<>(headings.values());
        all.addAll(unread);
        return all;
    }

    /** The heading of a role. */
    public Optional<String> heading(Role role) {
        return Optional.ofNullable(headings.get(role));
    }
}
