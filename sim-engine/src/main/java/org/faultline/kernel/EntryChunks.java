package org.faultline.kernel;

import java.util.Arrays;

/**
 * Room for entries of {@value #WORDS} longs, handed out in chunks of {@value #ENTRIES} and taken back. Room is never given up, so that after the first replication nothing is allocated; a chunk that was given back last is handed out first,
 * while it is still in the cache.
 */
final class EntryChunks {

    /** Words of an entry. */
    static final int WORDS = 3;

    /** Entries of a chunk, a power of two. */
    static final int ENTRIES = 128;

    private static final int NONE = -1;

    private long[][] chunks = new long[64][];
    private int[] next = new int[64];
    private int made;
    private int free = NONE;

    /** The words of a chunk: those of its first entry, those of its second, and so on. */
    long[] words(int chunk) {
        return chunks[chunk];
    }

    /** The chunk that follows in its chain. */
    int next(int chunk) {
        return next[chunk];
    }

    /** Makes one chunk follow another. */
    void link(int chunk, int follower) {
        next[chunk] = follower;
    }

    /** A chunk with room, its words undefined. */
    int take() {
        if (free == NONE) {
            return make();
        }
        int chunk = free;
        free = next[chunk];
        return chunk;
    }

    /** Gives a chain of chunks back; O(1). */
    void giveBack(int first, int last) {
        next[last] = free;
        free = first;
    }

    /** Bytes of all chunks, in use or not. */
    long bytes() {
        return (long) made * (WORDS * ENTRIES * Long.BYTES + 16) + 8L * next.length;
    }

    private int make() {
        if (made == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * made);
            next = Arrays.copyOf(next, 2 * made);
        }
        chunks[made] = new long[WORDS * ENTRIES];
        return made++;
    }
}
