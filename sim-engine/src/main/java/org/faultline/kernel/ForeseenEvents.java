package org.faultline.kernel;

import java.util.Arrays;

/**
 * Events of one handler that are known together when a run begins, each with a time and a number: told in any order, put in order once
 * by {@link Agenda#foresee}, and taken one after the other. In all they cost less than half of what the list of events costs, and their
 * neighbours in time are neighbours in memory. Those of one time keep the order in which they were told.
 *
 * <p>Times are dealt out to about as many buckets of equal width as there are events, buckets that are not small in the same way again
 * (spreadsort: S. J. Ross, PDPTA 2002), small ones by insertion: O(n) for times that are spread evenly, at worst a pass for each factor of the
 * number of buckets in the range of times.
 */
public final class ForeseenEvents {

    private static final int START_ROOM = 1024;
    private static final int MOST_BUCKETS = 1 << 16;
    /** So few events are put in order by insertion. */
    private static final int FEW = 24;

    private long[] times = new long[START_ROOM];
    private int[] numbers = new int[START_ROOM];
    private long[] otherTimes = new long[0];
    private int[] otherNumbers = new int[0];
    private int[] places = new int[0];
    private int head;
    private int size;

    /** Forgets all; O(1). */
    public void clear() {
        head = 0;
        size = 0;
    }

    /** One more event; {@code time} in microseconds is not below zero. */
    public void add(long time, int number) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        times[size] = time;
        numbers[size++] = number;
    }

    /** Number of events that are still to be taken. */
    int left() {
        return size - head;
    }

    /** The time of the next event, or one that is never reached. */
    long headTime() {
        return head < size ? times[head] : Long.MAX_VALUE;
    }

    /** Takes the next event and gives its number. */
    int take() {
        return numbers[head++];
    }

    /** Puts what was told in order. */
    void sort() {
        if (otherTimes.length < size) {
            otherTimes = new long[times.length];
            otherNumbers = new int[times.length];
        }
        sort(0, size);
    }

    private void sort(int from, int to) {
        if (to - from <= FEW) {
            insert(from, to);
            return;
        }
        long least = times[from];
        long greatest = least;
        boolean sorted = true;
        for (int i = from + 1; i < to; i++) {
            sorted &= times[i] >= times[i - 1];
            least = Math.min(least, times[i]);
            greatest = Math.max(greatest, times[i]);
        }
        if (!sorted) {
            deal(from, to, least, greatest);
        }
    }

    private void deal(int from, int to, long least, long greatest) {
        int shift = Math.max(0, bits(greatest - least) - bits(Math.min(MOST_BUCKETS, to - from) - 1));
        int buckets = (int) ((greatest - least) >>> shift) + 1;
        if (places.length <= buckets) {
            places = new int[Math.max(buckets + 1, 2 * places.length)];
        }
        Arrays.fill(places, 0, buckets, 0);
        for (int i = from; i < to; i++) {
            places[(int) ((times[i] - least) >>> shift)]++;
        }
        int largest = 0;
        int end = from;
        for (int b = 0; b < buckets; b++) {
            int count = places[b];
            largest = Math.max(largest, count);
            places[b] = end;
            end += count;
        }
        for (int i = from; i < to; i++) {
            int place = places[(int) ((times[i] - least) >>> shift)]++;
            otherTimes[place] = times[i];
            otherNumbers[place] = numbers[i];
        }
        System.arraycopy(otherTimes, from, times, from, to - from);
        System.arraycopy(otherNumbers, from, numbers, from, to - from);
        if (largest <= FEW) {
            insert(from, to);
        } else {
            sortBuckets(from, to, least, shift);
        }
    }

    /** The buckets lie side by side; the places are used again while they are put in order. */
    private void sortBuckets(int from, int to, long least, int shift) {
        int start = from;
        while (start < to) {
            long bucket = (times[start] - least) >>> shift;
            int end = start + 1;
            while (end < to && (times[end] - least) >>> shift == bucket) {
                end++;
            }
            sort(start, end);
            start = end;
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long time = times[i];
            if (time < times[i - 1]) {
                int number = numbers[i];
                int place = i;
                while (place > from && time < times[place - 1]) {
                    times[place] = times[place - 1];
                    numbers[place] = numbers[place - 1];
                    place--;
                }
                times[place] = time;
                numbers[place] = number;
            }
        }
    }

    private static int bits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    /** Bytes of all arrays, in use or not. */
    long bytes() {
        return (long) (times.length + otherTimes.length) * Long.BYTES
                + (long) (numbers.length + otherNumbers.length + places.length) * Integer.BYTES;
    }
}
