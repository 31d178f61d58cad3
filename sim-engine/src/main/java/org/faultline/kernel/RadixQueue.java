package org.faultline.kernel;

/**
 * Entries (time, tag) in the order of {@link #before}, for a clock that never goes back.
 *
 * <p>A time is a number of eleven digits to base 64. The entries of the <i>near</i> range, all times that share with {@code base}
 * every digit from a certain level on, stand sorted in one array and are taken from its head. Any other entry is later; it stands in
 * the bucket (level, digit) of the highest digit in which it differs from {@code base}, in the order in which it came. When the near
 * range is used up, the first bucket of the lowest level becomes the near range: a small bucket is sorted, a large one is dealt out
 * to the levels below. A near range that fills up is dealt out likewise, which leaves only this very moment near. An entry only ever
 * goes to lower levels, so that it is moved at most eleven times whatever the times are; entries of one time lie in one bucket and
 * keep their order on every move.
 *
 * <p>To add costs O(1) or, in the near range, as many moves as there are later entries, at most {@value #NEAR_FULL}; to take costs an
 * amortised O(1), at worst eleven moves and a share of a sort of {@value #SMALL}. An entry of an event that was cancelled or moved
 * stays as a stale one until it is met, or until there are more stale entries than events: then all are swept out, at an amortised
 * O(1).
 *
 * <p>This is the radix heap of Ahuja, Mehlhorn, Orlin and Tarjan (Journal of the ACM 37 (1990) 213-223) or, equally, a hierarchical
 * timing wheel (Varghese and Lauck, SOSP 1987), with the lazily sorted bottom of a ladder queue (Tang, Goh and Thng, ACM TOMACS 15
 * (2005) 175-204).
 */
final class RadixQueue {

    private static final int DIGIT_BITS = 6;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int LEVELS = (Long.SIZE - 2 + DIGIT_BITS) / DIGIT_BITS;
    /** A bucket with more entries is dealt out rather than sorted. */
    private static final int SMALL = 64;
    /** A near range with as many entries is dealt out. */
    private static final int NEAR_FULL = 160;
    /** So many stale entries are left alone. */
    private static final int STALE_LEFT = 1024;

    private static final int IN_CHUNK = EntryChunks.ENTRIES - 1;
    /** Far bits when only the time of {@code base} is near. */
    private static final long ALL_BITS = -1L;

    private final PendingEvents events;
    private final EntryChunks chunks = new EntryChunks();
    private int stale;

    /** No time before this one waits or may be added. */
    private long now;
    /** Shares the digits from the near level on with every time of the near range; not after now while events happen. */
    private long base;
    /** Ones at the digits from the near level on. */
    private long farBits;

    private long[] near = new long[4 * NEAR_FULL];
    private int nearHead;
    private int nearEnd;

    /** A one for each level, and for each digit of a level, that has entries. */
    private int levelsInUse;

    private final long[] digitsInUse = new long[LEVELS];
    private final int[] size = new int[LEVELS * DIGITS];
    private final int[] firstChunk = new int[LEVELS * DIGITS];
    private final int[] lastChunk = new int[LEVELS * DIGITS];

    RadixQueue(PendingEvents events) {
        this.events = events;
    }

    /** The one rule of order: earlier time first, then earlier scheduling, which is the upper half of a tag. */
    static boolean before(long time, long tag, long otherTime, long otherTag) {
        return time < otherTime || (time == otherTime && tag < otherTag);
    }

    /** The time up to which everything was taken. */
    long now() {
        return now;
    }

    /** Adds an entry, not before now, with a tag above all others. */
    void add(long time, long tag) {
        long unlike = time ^ base;
        if ((unlike & farBits) != 0) {
            push(unlike, time, tag);
        } else if (nearEnd - nearHead >= NEAR_FULL && farBits != ALL_BITS) {
            dealOutNear();
            add(time, tag);
        } else {
            addNear(time, tag);
        }
    }

    /** An entry of an event that was cancelled or moved is worth nothing from now on. */
    void noteStale() {
        if (++stale > STALE_LEFT + events.size()) {
            sweep();
        }
    }

    /** Whether an entry is due up to the horizon; it is then at the head. Nothing may happen at a time before the head after that. */
    boolean findHead(long horizon) {
        while (nearHead == nearEnd) {
            if (!nextBucket(horizon)) {
                return false;
            }
        }
        return near[nearHead << 1] <= horizon;
    }

    /** Whether the head, as far as it is found already, comes before an entry that waits for this very moment. */
    boolean headIsBefore(long tag) {
        return nearHead != nearEnd && before(near[nearHead << 1], near[(nearHead << 1) + 1], now, tag);
    }

    /** Takes the head; the clock goes to its time unless it is stale. Returns the slot of its event, or -1 when it is stale. */
    int takeHead() {
        int place = nearHead++ << 1;
        long tag = near[place + 1];
        if (!events.isCurrent(tag)) {
            stale--;
            return -1;
        }
        now = near[place];
        return (int) tag;
    }

    /** Puts the clock forward to a time before all entries. */
    void advance(long time) {
        now = time;
        if (nearHead == nearEnd) {
            base = time;
            farBits = levelsInUse == 0 ? 0 : bitsFrom(Integer.numberOfTrailingZeros(levelsInUse));
        }
    }

    /** Back to time zero with no entries; O(buckets in use). */
    void clear() {
        while (levelsInUse != 0) {
            int level = Integer.numberOfTrailingZeros(levelsInUse);
            empty(level, Long.numberOfTrailingZeros(digitsInUse[level]));
        }
        stale = 0;
        nearHead = 0;
        nearEnd = 0;
        now = 0;
        base = 0;
        farBits = 0;
    }

    /** Bytes of all arrays. */
    long bytes() {
        return chunks.bytes() + (long) near.length * Long.BYTES + 3L * size.length * Integer.BYTES;
    }

    private void addNear(long time, long tag) {
        if (nearEnd << 1 == near.length) {
            makeRoomNear();
        }
        insert(time, tag);
    }

    /** Puts an entry into its place in the near range, from the end: an entry as late as the last is put at once. */
    private void insert(long time, long tag) {
        long[] words = near;
        int place = nearEnd++ << 1;
        int head = nearHead << 1;
        while (place > head && before(time, tag, words[place - 2], words[place - 1])) {
            words[place] = words[place - 2];
            words[place + 1] = words[place - 1];
            place -= 2;
        }
        words[place] = time;
        words[place + 1] = tag;
    }

    private void makeRoomNear() {
        int count = nearEnd - nearHead;
        long[] target = count << 2 > near.length ? new long[near.length * 2] : near;
        System.arraycopy(near, nearHead << 1, target, 0, count << 1);
        near = target;
        nearHead = 0;
        nearEnd = count;
    }

    private void dealOutNear() {
        int start = nearHead;
        int end = nearEnd;
        nearOnlyAt(now);
        for (int i = start; i < end; i++) {
            deal(near[i << 1], near[(i << 1) + 1]);
        }
    }

    private void nearOnlyAt(long time) {
        base = time;
        farBits = ALL_BITS;
        nearHead = 0;
        nearEnd = 0;
    }

    private void deal(long time, long tag) {
        if (time == base) {
            addNear(time, tag);
        } else {
            push(time ^ base, time, tag);
        }
    }

    private void push(long unlike, long time, long tag) {
        int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros(unlike)) / DIGIT_BITS;
        int digit = (int) (time >>> (level * DIGIT_BITS)) & (DIGITS - 1);
        int bucket = level * DIGITS + digit;
        int count = size[bucket];
        if ((count & IN_CHUNK) == 0) {
            addChunk(level, digit, count);
        }
        long[] words = chunks.words(lastChunk[bucket]);
        int place = (count & IN_CHUNK) << 1;
        words[place] = time;
        words[place + 1] = tag;
        size[bucket] = count + 1;
    }

    private void addChunk(int level, int digit, int count) {
        int bucket = level * DIGITS + digit;
        int chunk = chunks.take();
        if (count == 0) {
            firstChunk[bucket] = chunk;
            levelsInUse |= 1 << level;
            digitsInUse[level] |= 1L << digit;
        } else {
            chunks.link(lastChunk[bucket], chunk);
        }
        lastChunk[bucket] = chunk;
    }

    /** Sorts or deals out the first bucket, unless it begins after the horizon. */
    private boolean nextBucket(long horizon) {
        if (levelsInUse == 0) {
            return false;
        }
        int level = Integer.numberOfTrailingZeros(levelsInUse);
        int digit = Long.numberOfTrailingZeros(digitsInUse[level]);
        long begin = (base & bitsFrom(level + 1)) | ((long) digit << (level * DIGIT_BITS));
        if (begin > horizon) {
            return false;
        }
        nearOnlyAt(begin);
        int bucket = level * DIGITS + digit;
        if (size[bucket] <= SMALL) {
            farBits = bitsFrom(level);
            sort(firstChunk[bucket], size[bucket]);
        } else {
            dealOut(firstChunk[bucket], size[bucket]);
        }
        empty(level, digit);
        return true;
    }

    /** Sorts a small bucket into the near range. To look at all its events here fetches them side by side from memory. */
    private void sort(int chunk, int count) {
        long[] words = chunks.words(chunk);
        for (int place = 0; place < count << 1; place += 2) {
            if (events.isCurrent(words[place + 1])) {
                insert(words[place], words[place + 1]);
            } else {
                stale--;
            }
        }
    }

    private void dealOut(int first, int count) {
        int chunk = first;
        for (int done = 0; done < count; done += EntryChunks.ENTRIES) {
            long[] words = chunks.words(chunk);
            int end = Math.min(EntryChunks.ENTRIES, count - done) << 1;
            for (int place = 0; place < end; place += 2) {
                deal(words[place], words[place + 1]);
            }
            chunk = chunks.next(chunk);
        }
    }

    private void empty(int level, int digit) {
        int bucket = level * DIGITS + digit;
        chunks.giveBack(firstChunk[bucket], lastChunk[bucket]);
        size[bucket] = 0;
        digitsInUse[level] &= ~(1L << digit);
        if (digitsInUse[level] == 0) {
            levelsInUse &= ~(1 << level);
        }
    }

    /** Drops all stale entries; O(entries). */
    void sweep() {
        int end = nearEnd;
        nearEnd = nearHead;
        for (int i = nearHead; i < end; i++) {
            if (events.isCurrent(near[(i << 1) + 1])) {
                near[nearEnd << 1] = near[i << 1];
                near[(nearEnd++ << 1) + 1] = near[(i << 1) + 1];
            }
        }
        for (int level = 0; level < LEVELS; level++) {
            for (long digits = digitsInUse[level]; digits != 0; digits &= digits - 1) {
                sweep(level, Long.numberOfTrailingZeros(digits));
            }
        }
        stale = 0;
    }

    /** Empties the bucket and fills it again with what is not stale, into chunks that are not read any more. */
    private void sweep(int level, int digit) {
        int bucket = level * DIGITS + digit;
        int chunk = firstChunk[bucket];
        int count = size[bucket];
        size[bucket] = 0;
        digitsInUse[level] &= ~(1L << digit);
        long unlike = 1L << (level * DIGIT_BITS);
        for (int done = 0; done < count; done += EntryChunks.ENTRIES) {
            long[] words = chunks.words(chunk);
            int end = Math.min(EntryChunks.ENTRIES, count - done) << 1;
            for (int place = 0; place < end; place += 2) {
                if (events.isCurrent(words[place + 1])) {
                    push(unlike, words[place], words[place + 1]);
                }
            }
            int read = chunk;
            chunk = chunks.next(chunk);
            chunks.giveBack(read, read);
        }
        if (digitsInUse[level] == 0) {
            levelsInUse &= ~(1 << level);
        }
    }

    /** Gives every entry the tag of its event anew, after the orders were numbered anew; none may be stale. */
    void renewTags() {
        for (int i = nearHead; i < nearEnd; i++) {
            near[(i << 1) + 1] = events.currentTag((int) near[(i << 1) + 1]);
        }
        for (int level = 0; level < LEVELS; level++) {
            for (long digits = digitsInUse[level]; digits != 0; digits &= digits - 1) {
                int bucket = level * DIGITS + Long.numberOfTrailingZeros(digits);
                renewTags(firstChunk[bucket], size[bucket]);
            }
        }
    }

    private void renewTags(int first, int count) {
        int chunk = first;
        for (int i = 0; i < count; i++) {
            long[] words = chunks.words(chunk);
            int place = ((i & IN_CHUNK) << 1) + 1;
            words[place] = events.currentTag((int) words[place]);
            if ((i & IN_CHUNK) == IN_CHUNK) {
                chunk = chunks.next(chunk);
            }
        }
    }

    private static long bitsFrom(int level) {
        return level < LEVELS ? -1L << (level * DIGIT_BITS) : 0;
    }
}
