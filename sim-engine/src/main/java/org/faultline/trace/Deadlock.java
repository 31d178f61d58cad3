package org.faultline.trace;

import java.util.List;

/**
 * What cannot recover at the end of a run although everything it needs could stand: each waits for another.
 *
 * @param members those who wait for each other; at least one
 * @param waiting those who wait only for them
 * @param starters members whose start by hand lets everything else rise; at least one
 * @param loops number of loops of members that are broken apart from each other; at least one, and no more than there are starters
 * @param shortest true when it is certain that no smaller set of starters does
 */
public record Deadlock(Named members, Named waiting, Named starters, int loops, boolean shortest) {
    public Deadlock {
        if (loops < 1 || starters.count() < loops || members.count() < starters.count()) {
            throw new IllegalArgumentException(
                    "A deadlock of " + members.count() + " members has " + loops
                            + " loops and " + starters.count()
                            + " starters: there must be at least one of each, as many starters as loops, and as many members as starters.");
        }
    }

    /** True when somebody is known to be held up by the deadlock; of large ones not everybody is known. */
    public boolean holds(String id) {
        return members.first().contains(id) || waiting.first().contains(id);
    }

    /** What is the matter, and what helps, as a sentence without a full stop. */
    public String words() {
        String wait = members.count() == 1 ? " waits for itself" : " wait for each other";
        String apart = loops == 1 ? "" : " in " + loops + " loops";
        String others = waiting.count() == 0 ? "" : ", and " + waiting.count() + " more for them";
        String start = starters.count() == 1 ? "a manual start of " : "manual starts of ";
        String breaks = starters.count() == 1 ? " breaks it" : " break it";
        String fewer = shortest ? "" : ", though fewer may do";
        return members.words() + wait + apart + others + "; " + start + starters.words() + breaks + fewer;
    }

    /**
     * Some assets and services.
     *
     * @param count how many there are, zero or more
     * @param first their ids in the order of the network; of more than {@value #MOST} the first so many
     */
    public record Named(int count, List<String> first) {

        /** So many are named. */
        public static final int MOST = 1_000;

        private static final int IN_WORDS = 3;

        public Named {
            first = List.copyOf(first);
            if (first.size() != Math.min(count, MOST)) {
                throw new IllegalArgumentException("Of " + count + " assets and services " + first.size()
                        + " are named; it must be all, or " + MOST + ".");
            }
        }

        /** All of a list, named as far as room allows. */
        public static Named of(List<String> all) {
            return new Named(all.size(), all.subList(0, Math.min(all.size(), MOST)));
        }

        /** {@code a}, {@code a and b}, {@code a, b, c and 12 more}; empty for nobody. */
        public String words() {
            if (count <= 1) {
                return String.join("", first);
            }
            boolean all = count <= IN_WORDS;
            List<String> shown = first.subList(0, all ? count - 1 : IN_WORDS);
            String last = all ? first.get(count - 1) : count - IN_WORDS + " more";
            return String.join(", ", shown) + " and " + last;
        }
    }
}
