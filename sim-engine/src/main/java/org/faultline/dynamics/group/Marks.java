package org.faultline.dynamics.group;

import java.util.Arrays;

/**
 * A set of members as bits: a million of them take 125 kB, so that a look at any member hits the cache where a look at a row of its own
 * would miss it.
 */
final class Marks {

    private static final int LAST_BIT = Long.SIZE - 1;

    private final int members;
    private final long[] words;

    /** Nobody of so many members is marked. */
    Marks(int members) {
        this.members = members;
        words = new long[(members + LAST_BIT) / Long.SIZE];
    }

    /** Marks everybody. */
    void setAll() {
        Arrays.fill(words, -1L);
        if (members % Long.SIZE != 0) {
            words[words.length - 1] = (1L << members) - 1;
        }
    }

    /** Marks those who are marked in another set of as many members. */
    void copy(Marks other) {
        System.arraycopy(other.words, 0, words, 0, words.length);
    }

    /** Marks those who are marked in one set of as many members and not in another. */
    void copyWithout(Marks some, Marks others) {
        for (int w = 0; w < words.length; w++) {
            words[w] = some.words[w] & ~others.words[w];
        }
    }

    /** Marks those who are marked in one of two sets of as many members alone. */
    void copyDifference(Marks one, Marks other) {
        for (int w = 0; w < words.length; w++) {
            words[w] = one.words[w] ^ other.words[w];
        }
    }

    /** Number of members that are marked; O(members / 64). */
    int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    boolean has(int member) {
        return (words[member >> 6] >>> member & 1) != 0;
    }

    void set(int member) {
        words[member >> 6] |= 1L << member;
    }

    void clear(int member) {
        words[member >> 6] &= ~(1L << member);
    }

    /** Takes the mark off a member; true when it had one. */
    boolean take(int member) {
        long word = words[member >> 6];
        long bit = 1L << member;
        words[member >> 6] = word & ~bit;
        return (word & bit) != 0;
    }

    /** As {@link #take}: one when the member had a mark, otherwise zero, without a choice to be guessed. */
    int takeBit(int member) {
        long word = words[member >> 6];
        words[member >> 6] = word & ~(1L << member);
        return (int) (word >>> member) & 1;
    }

    /** The first marked member from a place on, or -1. */
    int next(int from) {
        int w = from >> 6;
        if (from >= members) {
            return -1;
        }
        long word = words[w] & (-1L << from);
        while (word == 0) {
            if (++w == words.length) {
                return -1;
            }
            word = words[w];
        }
        return (w << 6) + Long.numberOfTrailingZeros(word);
    }
}
