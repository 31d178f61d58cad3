package org.faultline.kernel;

import java.util.Arrays;

/**
 * Entries in the order of {@link #before}, for a clock that never goes back. An entry is three words: its time, its tag, which is the
 * order of scheduling and the number of the handler, and the two numbers for the handler. The entry of an event that can be cancelled
 * has the complement of the number of the handler, which is below zero, and as third word its slot and the first number for the handler.
 *
 * <p>A time is a number of thirteen digits to base 32. The entries of the <i>near</i> range, all times up to {@code nearLast}, stand
 * sorted in one array and are taken from its head. Any other entry is later; it stands in the bucket (level, digit) of the highest digit
 * in which it differs from {@code base}, in the order in which it came. When the near range is used up, the first bucket of the lowest
 * level becomes the near range: a small bucket is sorted, together with small ones that follow, a large one is dealt out to the levels
 * below. A bucket is small as long as few of the entries that are added later will fall among its own. A near range that fills up is dealt out likewise, which leaves only this very moment near. An entry only ever goes to lower
 * levels, so that it is moved at most thirteen times whatever the times are; entries of one time lie in one bucket and keep their order on
 * every move. When few entries are left in all, they become the near range together, and so does all that is added then.
 *
 * <p>To add costs O(1) or, in the near range, as many moves as there are later entries, at most {@value #NEAR_FULL}; to take costs an
 * amortised O(1), at worst thirteen moves and a share of a sort of {@value #SMALL}. An entry of an event that was cancelled
 * stays as a stale one until it is met, or until there are more stale entries than others: then all are swept out, at an amortised
 * O(1).
 *
 * <p>This is the radix heap of Ahuja, Mehlhorn, Orlin and Tarjan (Journal of the ACM 37 (1990) 213-223) or, equally, a hierarchical
 * timing wheel (Varghese and Lauck, SOSP 1987), with the lazily sorted bottom of a ladder queue (Tang, Goh and Thng, ACM TOMACS 15
 * (2005) 175-204).
 */
final class RadixQueue {

    private static final int DIGIT_BITS = 5;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int LEVELS = (Long.SIZE - 2 + DIGIT_BITS) / DIGIT_BITS;
    private static final int WORDS = EntryChunks.WORDS;
    /** A bucket with more entries is dealt out rather than sorted. */
    private static final int SMALL = 512;
    /** Small buckets are sorted together while they have fewer entries, or fewer than twice as many that are few of all that wait; one with no more is sorted whatever else waits. */
    private static final int TOGETHER = 32;
    /** A bucket is dealt out if a new entry, which falls into it as likely as each old one, would move more entries than this on average. */
    private static final int MOVES = 8;
    /** More entries of a bucket are put in order of their next bits first. */
    private static final int FEW_TO_SORT = 12;
    /** So many bits, more than a digit, so that hardly any two entries of a small bucket share them and have to be compared. */
    private static final int SORT_BITS = 7;

    private static final int PLACES = 1 << SORT_BITS;
    /** A near range with as many entries, or as many more than were sorted into it, is dealt out. */
    private static final int NEAR_FULL = 160;
    /** So few entries become the near range together. */
    private static final int FEW = 12;
    /** A near range of all entries with as many of them is dealt out. */
    private static final int NOT_FEW = 32;
    /** So many stale entries are left alone. */
    private static final int STALE_LEFT = 1024;

    private static final int IN_CHUNK = EntryChunks.ENTRIES - 1;

    private final PendingEvents events;
    private final EntryChunks chunks = new EntryChunks();
    private int stale;

    /** No time before this one waits or may be added. */
    private long now;
    /** Not after now while events happen; at the level of a bucket and above it differs from the times in it as the bucket says. */
    private long base;
    /** Last time of the near range. */
    private long nearLast = Long.MAX_VALUE;
    /** Words at which the near range is full. */
    private int nearFull = WORDS * NOT_FEW;

    /** The near range from head to end, which count words. */
    private long[] near = new long[WORDS * (SMALL + 2 * NEAR_FULL)];

    private int nearHead;
    private int nearEnd;

    /** Entries in buckets. */
    private int far;

    /** A one for each level, and for each digit of a level, that has entries. */
    private int levelsInUse;

    private final long[] digitsInUse = new long[LEVELS];
    private final int[] size = new int[LEVELS * DIGITS];
    private final int[] firstChunk = new int[LEVELS * DIGITS];
    private final int[] lastChunk = new int[LEVELS * DIGITS];
    /** The words of the last chunk of each bucket, where the next entry goes. */
    private final long[][] lastWords = new long[LEVELS * DIGITS][];
    /** Where the next entry with some next bits goes while a bucket is put in order. */
    private final int[] placeOf = new int[PLACES];

    RadixQueue(PendingEvents events) {
        this.events = events;
    }

    /** The one rule of order: earlier time first, then earlier scheduling, which is the upper half of a tag. */
    static boolean before(long time, long tag, long otherTime, long otherTag) {
        return time < otherTime || (time == otherTime && tag < otherTag);
    }

    /** Whether the entry with a tag has a slot: whether its event can be cancelled. */
    static boolean isInSlot(long tag) {
        return (int) tag < 0;
    }

    /** The time up to which everything was taken. */
    long now() {
        return now;
    }

    /** Number of entries that are not stale. */
    int size() {
        return (nearEnd - nearHead) / WORDS + far - stale;
    }

    /** Adds an entry, not before now, with a tag above all others. */
    void add(long time, long tag, long numbers) {
        if (time > nearLast) {
            push(time, tag, numbers);
        } else if (nearEnd - nearHead >= nearFull && nearLast != now) {
            dealOutNear();
            add(time, tag, numbers);
        } else {
            addNear(time, tag, numbers);
        }
    }

    /** The entry of an event that was cancelled is worth nothing from now on. */
    void noteStale() {
        if (++stale > STALE_LEFT + size()) {
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
        return near[nearHead] <= horizon;
    }

    /** Whether the head, as far as it is found already, comes before an entry that waits for this very moment. */
    boolean headIsBefore(long tag) {
        return nearHead != nearEnd && before(near[nearHead], near[nearHead + 1], now, tag);
    }

    /** The time of the head. */
    long headTime() {
        return near[nearHead];
    }

    /** The tag of the head. */
    long headTag() {
        return near[nearHead + 1];
    }

    /** The third word of the head. */
    long headNumbers() {
        return near[nearHead + 2];
    }

    /** Takes the head; the clock goes to its time. */
    void takeHead() {
        now = near[nearHead];
        nearHead += WORDS;
    }

    /** Takes the head, which is stale. */
    void dropHead() {
        stale--;
        nearHead += WORDS;
    }

    /** Puts the clock forward to a time before all entries. */
    void advance(long time) {
        now = time;
        if (far == 0 && nearHead == nearEnd) {
            nearAll(time);
        } else if (nearLast < time) {
            nearOnlyAt(time);
        }
    }

    /** Back to time zero with no entries; O(buckets in use). */
    void clear() {
        while (levelsInUse != 0) {
            int level = Integer.numberOfTrailingZeros(levelsInUse);
            empty(level, Long.numberOfTrailingZeros(digitsInUse[level]));
        }
        stale = 0;
        now = 0;
        nearAll(0);
    }

    /** Bytes of all arrays. */
    long bytes() {
        return chunks.bytes() + (long) near.length * Long.BYTES + 4L * size.length * Integer.BYTES;
    }

    /** Every time belongs to the near range, which is empty. */
    private void nearAll(long time) {
        base = time;
        nearLast = Long.MAX_VALUE;
        nearFull = WORDS * NOT_FEW;
        nearHead = 0;
        nearEnd = 0;
    }

    private void nearOnlyAt(long time) {
        base = time;
        nearLast = time;
        nearFull = WORDS * NEAR_FULL;
        nearHead = 0;
        nearEnd = 0;
    }

    private void addNear(long time, long tag, long numbers) {
        if (nearEnd + WORDS > near.length) {
            makeRoomNear();
        }
        insert(time, tag, numbers);
    }

    /** Puts an entry into its place in the near range, from the end: an entry as late as the last is put at once. */
    private void insert(long time, long tag, long numbers) {
        long[] words = near;
        int place = nearEnd;
        int head = nearHead;
        nearEnd = place + WORDS;
        while (place > head && before(time, tag, words[place - 3], words[place - 2])) {
            words[place] = words[place - 3];
            words[place + 1] = words[place - 2];
            words[place + 2] = words[place - 1];
            place -= WORDS;
        }
        words[place] = time;
        words[place + 1] = tag;
        words[place + 2] = numbers;
    }

    private void makeRoomNear() {
        int used = nearEnd - nearHead;
        long[] target = 2 * used > near.length ? new long[near.length * 2] : near;
        System.arraycopy(near, nearHead, target, 0, used);
        near = target;
        nearHead = 0;
        nearEnd = used;
    }

    private void dealOutNear() {
        int start = nearHead;
        int end = nearEnd;
        nearOnlyAt(now);
        for (int i = start; i < end; i += WORDS) {
            deal(near[i], near[i + 1], near[i + 2]);
        }
    }

    private void deal(long time, long tag, long numbers) {
        if (time == base) {
            addNear(time, tag, numbers);
        } else {
            push(time, tag, numbers);
        }
    }

    private void push(long time, long tag, long numbers) {
        int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros(time ^ base)) / DIGIT_BITS;
        push(level, time, tag, numbers);
    }

    private void push(int level, long time, long tag, long numbers) {
        int digit = (int) (time >>> (level * DIGIT_BITS)) & (DIGITS - 1);
        int bucket = level * DIGITS + digit;
        int count = size[bucket];
        if ((count & IN_CHUNK) == 0) {
            addChunk(level, digit, count);
        }
        long[] words = lastWords[bucket];
        int place = (count & IN_CHUNK) * WORDS;
        words[place] = time;
        words[place + 1] = tag;
        words[place + 2] = numbers;
        size[bucket] = count + 1;
        far++;
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
        lastWords[bucket] = chunks.words(chunk);
    }

    /** Sorts or deals out what comes first, unless it begins after the horizon. */
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
        if (far <= FEW) {
            sortAll(begin);
        } else if (isSmall(size[level * DIGITS + digit])) {
            sortSome(level, begin);
        } else {
            nearOnlyAt(begin);
            dealOut(level, digit);
        }
        return true;
    }

    /** Whether to sort rather than to deal out so many of the entries in buckets: {@code count / far} of what is added later falls among them and moves half of them. */
    private boolean isSmall(int count) {
        return count <= SMALL && (count <= TOGETHER || isFewOfAll(count));
    }

    private boolean isFewOfAll(int count) {
        return (long) count * count <= 2L * MOVES * far;
    }

    /** Whether another small bucket may be sorted with those before it, so many entries in all: each turn of sorting costs the same whatever it sorts. */
    private boolean isSortedTogether(int count) {
        return count < TOGETHER || (count < 2 * TOGETHER && isFewOfAll(count));
    }

    private void sortAll(long begin) {
        nearAll(begin);
        while (levelsInUse != 0) {
            int level = Integer.numberOfTrailingZeros(levelsInUse);
            sort(level, Long.numberOfTrailingZeros(digitsInUse[level]));
        }
    }

    /** Sorts the first bucket of a level, and with it some that follow. */
    private void sortSome(int level, long begin) {
        nearOnlyAt(begin);
        int digit = Long.numberOfTrailingZeros(digitsInUse[level]);
        int together = size[level * DIGITS + digit];
        int last;
        do {
            last = digit;
            sort(level, digit);
            digit = Long.numberOfTrailingZeros(digitsInUse[level]);
            together += digit < DIGITS ? size[level * DIGITS + digit] : SMALL;
        } while (isSortedTogether(together));
        nearLast = (base & bitsFrom(level + 1)) | (((last + 1L) << (level * DIGIT_BITS)) - 1);
        nearFull += nearEnd;
    }

    /** Sorts a small bucket into the near range. To look at all its events here fetches them side by side from memory. */
    private void sort(int level, int digit) {
        int bucket = level * DIGITS + digit;
        int count = size[bucket];
        if (level > 0 && count > FEW_TO_SORT) {
            putInOrder(firstChunk[bucket], count, Math.max(0, level * DIGIT_BITS - SORT_BITS));
        } else {
            insertAll(firstChunk[bucket], count);
        }
        empty(level, digit);
    }

    private void insertAll(int firstChunk, int count) {
        int chunk = firstChunk;
        for (int left = count; left > 0; left -= EntryChunks.ENTRIES) {
            insertAll(chunks.words(chunk), 0, wordsOf(left));
            chunk = chunks.next(chunk);
        }
    }

    private void insertAll(long[] words, int start, int end) {
        for (int i = start; i < end; i += WORDS) {
            insertUnlessStale(words[i], words[i + 1], words[i + 2]);
        }
    }

    private void insertUnlessStale(long time, long tag, long numbers) {
        if (isCurrent(tag, numbers)) {
            insert(time, tag, numbers);
        } else {
            stale--;
        }
    }

    /** Entries of a bucket go to the near range in the order of the next bits of their times, then into full order, which is not far from that. */
    private void putInOrder(int firstChunk, int count, int shift) {
        Arrays.fill(placeOf, 0);
        int chunk = firstChunk;
        for (int left = count; left > 0; left -= EntryChunks.ENTRIES) {
            count(chunks.words(chunk), wordsOf(left), shift);
            chunk = chunks.next(chunk);
        }
        int start = nearEnd;
        int end = start;
        for (int bits = 0; bits < PLACES; bits++) {
            int words = placeOf[bits];
            placeOf[bits] = end;
            end += words;
        }
        chunk = firstChunk;
        for (int left = count; left > 0; left -= EntryChunks.ENTRIES) {
            place(chunks.words(chunk), wordsOf(left), shift);
            chunk = chunks.next(chunk);
        }
        settle(start, end);
    }

    /** Puts entries of the near range, which are nearly in order, into full order; one that stands in its place already is not moved. */
    private void settle(int start, int end) {
        long[] words = near;
        for (int i = start; i < end; i += WORDS) {
            if (!isCurrent(words[i + 1], words[i + 2])) {
                stale--;
            } else if (nearEnd == i && (i == nearHead || !before(words[i], words[i + 1], words[i - 3], words[i - 2]))) {
                nearEnd += WORDS;
            } else {
                insert(words[i], words[i + 1], words[i + 2]);
            }
        }
    }

    private void count(long[] words, int end, int shift) {
        int[] counts = placeOf;
        for (int i = 0; i < end; i += WORDS) {
            counts[(int) (words[i] >>> shift) & (PLACES - 1)] += WORDS;
        }
    }

    private void place(long[] words, int end, int shift) {
        int[] places = placeOf;
        long[] sorted = near;
        for (int i = 0; i < end; i += WORDS) {
            int bits = (int) (words[i] >>> shift) & (PLACES - 1);
            int at = places[bits];
            places[bits] = at + WORDS;
            sorted[at] = words[i];
            sorted[at + 1] = words[i + 1];
            sorted[at + 2] = words[i + 2];
        }
    }

    /** Deals a bucket out to the levels below, which may use each chunk as soon as it was read. */
    private void dealOut(int level, int digit) {
        int chunk = firstChunk[level * DIGITS + digit];
        int count = takeOut(level, digit);
        for (int done = 0; done < count; done += EntryChunks.ENTRIES) {
            long[] words = chunks.words(chunk);
            int end = wordsOf(count - done);
            for (int i = 0; i < end; i += WORDS) {
                deal(words[i], words[i + 1], words[i + 2]);
            }
            int read = chunk;
            chunk = chunks.next(chunk);
            chunks.giveBack(read, read);
        }
    }

    private void empty(int level, int digit) {
        int bucket = level * DIGITS + digit;
        chunks.giveBack(firstChunk[bucket], lastChunk[bucket]);
        takeOut(level, digit);
    }

    /** Nothing is in the bucket from now on, though its chunks are still taken; gives how many entries it had. */
    private int takeOut(int level, int digit) {
        int bucket = level * DIGITS + digit;
        int count = size[bucket];
        far -= count;
        size[bucket] = 0;
        digitsInUse[level] &= ~(1L << digit);
        if (digitsInUse[level] == 0) {
            levelsInUse &= ~(1 << level);
        }
        return count;
    }

    /** Words of a chunk of a chain that has so many entries from this chunk on. */
    private static int wordsOf(int left) {
        return Math.min(EntryChunks.ENTRIES, left) * WORDS;
    }

    /** Whether an entry still speaks for an event that waits. */
    private boolean isCurrent(long tag, long numbers) {
        return !isInSlot(tag) || events.isCurrent((int) (numbers >> 32), (int) (tag >> 32));
    }

    /** Drops all stale entries; O(entries). */
    void sweep() {
        int end = nearEnd;
        nearEnd = nearHead;
        for (int i = nearHead; i < end; i += WORDS) {
            if (isCurrent(near[i + 1], near[i + 2])) {
                System.arraycopy(near, i, near, nearEnd, WORDS);
                nearEnd += WORDS;
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
        int chunk = firstChunk[level * DIGITS + digit];
        int count = takeOut(level, digit);
        for (int done = 0; done < count; done += EntryChunks.ENTRIES) {
            long[] words = chunks.words(chunk);
            int end = wordsOf(count - done);
            for (int i = 0; i < end; i += WORDS) {
                if (isCurrent(words[i + 1], words[i + 2])) {
                    push(level, words[i], words[i + 1], words[i + 2]);
                }
            }
            int read = chunk;
            chunk = chunks.next(chunk);
            chunks.giveBack(read, read);
        }
    }

    /** Copies the orders of all entries into an array from its start; none may be stale. */
    void copyOrders(int[] orders) {
        int count = 0;
        for (int i = nearHead; i < nearEnd; i += WORDS) {
            orders[count++] = (int) (near[i + 1] >> 32);
        }
        for (int bucket = 0; bucket < size.length; bucket++) {
            int chunk = firstChunk[bucket];
            for (int i = 0; i < size[bucket]; i++) {
                orders[count++] = (int) (chunks.words(chunk)[(i & IN_CHUNK) * WORDS + 1] >> 32);
                chunk = (i & IN_CHUNK) == IN_CHUNK ? chunks.next(chunk) : chunk;
            }
        }
    }

    /** Replaces each order by its place in the sorted array, also in the slots; no entry may be stale. */
    void renumber(int[] sorted) {
        for (int i = nearHead; i < nearEnd; i += WORDS) {
            renumber(near, i, sorted);
        }
        for (int bucket = 0; bucket < size.length; bucket++) {
            int chunk = firstChunk[bucket];
            for (int i = 0; i < size[bucket]; i++) {
                renumber(chunks.words(chunk), (i & IN_CHUNK) * WORDS, sorted);
                chunk = (i & IN_CHUNK) == IN_CHUNK ? chunks.next(chunk) : chunk;
            }
        }
    }

    private void renumber(long[] words, int place, int[] sorted) {
        int order = Arrays.binarySearch(sorted, (int) (words[place + 1] >> 32));
        words[place + 1] = PendingEvents.pair(order, (int) words[place + 1]);
        if (isInSlot(words[place + 1])) {
            events.reorder((int) (words[place + 2] >> 32), order);
        }
    }

    private static long bitsFrom(int level) {
        return level < LEVELS ? -1L << (level * DIGIT_BITS) : 0;
    }
}
