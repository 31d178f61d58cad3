package org.faultline.model;

import java.util.List;

/**
 * The place of each id in a list. Open addressing with linear probing over the hash and the place of an id in one word, so that ids
 * that differ are told apart without a look at them; an id that is the very object of the list is told by one comparison, and nothing
 * is boxed. Does not change, so that threads may share it.
 */
public final class Numbering {

    /** The number of an id that is not in the list. */
    public static final int UNKNOWN = -1;

    private static final int GOLDEN = 0x9E3779B9;
    private static final long EMPTY = 0;
    private static final long LOWER = 0xFFFFFFFFL;

    private final String[] ids;

    /** Hash above, place and one below. */
    private final long[] slots;

    private final int shift;

    /** How many ids differ from all before them. */
    private final int distinct;

    private Numbering(String[] ids) {
        this.ids = ids;
        int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(ids.length) + 1);
        slots = new long[1 << bits];
        shift = Integer.SIZE - bits;
        int first = 0;
        for (int place = 0; place < ids.length; place++) {
            int slot = slotOf(ids[place]);
            if (slots[slot] == EMPTY) {
                first++;
                slots[slot] = ((long) ids[place].hashCode() << Integer.SIZE) | (place + 1);
            }
        }
        distinct = first;
    }

    /** Numbers a list; of equal ids the first counts. O(ids). */
    public static Numbering of(List<String> ids) {
        return new Numbering(ids.toArray(String[]::new));
    }

    /** Numbers assets by their places. */
    public static Numbering ofAssets(List<Asset> assets) {
        String[] ids = new String[assets.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = assets.get(i).id();
        }
        return new Numbering(ids);
    }

    /** The place of an id, from 0, or {@link #UNKNOWN}. O(1) in the mean. */
    public int of(String id) {
        return (int) (slots[slotOf(id)] & LOWER) - 1;
    }

    /**
     * The place of an id, found at once when it is the very object at a place that somebody guesses, as it often is for who walks along
     * the list; otherwise as {@link #of(String)}.
     *
     * @param guess any number
     */
    public int of(String id, int guess) {
        return guess >= 0 && guess < ids.length && distinct == ids.length && isSame(ids[guess], id) ? guess : of(id);
    }

    /** True when no id is there twice. */
    public boolean isDistinct() {
        return distinct == ids.length;
    }

    /** How many ids there are, equal ones counted once. */
    public int distinct() {
        return distinct;
    }

    /** How many ids there are, equal ones counted each. */
    public int size() {
        return ids.length;
    }

    private int slotOf(String id) {
        int hash = id.hashCode();
        int slot = (hash * GOLDEN) >>> shift;
        while (slots[slot] != EMPTY) {
            if ((int) (slots[slot] >>> Integer.SIZE) == hash) {
                String other = ids[(int) (slots[slot] & LOWER) - 1];
                if (isSame(other, id) || other.equals(id)) {
                    return slot;
                }
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // spares a look at the letters
    private static boolean isSame(String one, String other) {
        return one == other;
    }
}
