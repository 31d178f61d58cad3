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

    private Numbering(String[] ids) {
        this.ids = ids;
        int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(ids.length) + 1);
        slots = new long[1 << bits];
        shift = Integer.SIZE - bits;
        for (int place = 0; place < ids.length; place++) {
            int slot = slotOf(ids[place]);
            if (slots[slot] == EMPTY) {
                slots[slot] = ((long) ids[place].hashCode() << Integer.SIZE) | (place + 1);
            }
        }
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
