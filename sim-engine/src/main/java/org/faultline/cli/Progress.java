package org.faultline.cli;

import java.util.function.LongSupplier;

/**
 * What a long command is doing, on standard error. On a terminal one line rewrites itself four times a second; elsewhere a plain
 * line appears at most every ten seconds. Methods may be called from any thread.
 */
final class Progress implements AutoCloseable {

    private static final int BAR = 30;
    private static final long TERMINAL_NANOS = 250_000_000L;
    private static final long PLAIN_NANOS = 10_000_000_000L;
    private static final String TO_LINE_START = "\r\u001b[K";

    private final Console console;
    private final LongSupplier nanoTime;
    private final Thread ticker = new Thread(this::tickOn, "progress");
    private String doing = "";
    private int total;
    private int done;
    private int failed;
    private int already;
    private long began;
    private long shown;
    private boolean lineOpen;

    /** Progress by the clock of the machine, refreshed on its own. */
    Progress(Console console) {
        this(console, System::nanoTime);
        ticker.start();
    }

    /** Progress by another clock; refreshed when told. */
    Progress(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.shown = nanoTime.getAsLong();
        ticker.setDaemon(true);
    }

    /** Something begins whose length is not known. */
    synchronized void phase(String what) {
        begin(what, 0, 0);
    }

    /**
     * A number of like things begins.
     *
     * @param what e.g. {@code replications}
     * @param all how many there are
     * @param before how many of them were done by an earlier run
     */
    synchronized void count(String what, int all, int before) {
        begin(what, all, before);
    }

    /** One more is done. */
    synchronized void one(boolean ok) {
        done++;
        failed += ok ? 0 : 1;
        if (!console.terminalErr()) {
            tick();
        }
    }

    /** One more turns out to have been done by an earlier run. */
    synchronized void oneBefore() {
        already++;
    }

    /** Shows where things stand, if it is time to. */
    synchronized void tick() {
        long now = nanoTime.getAsLong();
        if (doing.isEmpty() || now - shown < (console.terminalErr() ? TERMINAL_NANOS : PLAIN_NANOS)) {
            return;
        }
        shown = now;
        if (console.terminalErr()) {
            console.err().print(TO_LINE_START + line(now));
            console.err().flush();
            lineOpen = true;
        } else {
            console.err().println(line(now));
        }
    }

    /** A line of its own, above the progress. */
    synchronized void say(String line) {
        wipe();
        console.say(line);
    }

    /** Makes room for a line of results. */
    synchronized void wipeLine() {
        wipe();
    }

    /** Nothing is going on any more. */
    @Override
    public synchronized void close() {
        wipe();
        doing = "";
        ticker.interrupt();
    }

    private void tickOn() {
        try {
            while (true) {
                Thread.sleep(TERMINAL_NANOS / 1_000_000);
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(String what, int all, int before) {
        wipe();
        doing = what;
        total = all;
        already = before;
        done = 0;
        failed = 0;
        began = nanoTime.getAsLong();
        shown = began;
    }

    private void wipe() {
        if (lineOpen) {
            console.err().print(TO_LINE_START);
            console.err().flush();
            lineOpen = false;
        }
    }

    private String line(long now) {
        double seconds = (now - began) / 1e9;
        if (total == 0) {
            return doing + " ... " + Durations.ofSeconds(seconds);
        }
        int at = already + done;
        StringBuilder line = new StringBuilder("  ");
        if (console.terminalErr()) {
            int filled = (int) Math.round((double) BAR * at / total);
            line.append('[')
                    .append("#".repeat(filled))
                    .append("-".repeat(BAR - filled))
                    .append("]  ");
        }
        line.append(Math.round(100.0 * at / total))
                .append(" %  ")
                .append(at)
                .append('/')
                .append(total)
                .append(' ')
                .append(doing);
        if (failed > 0) {
            line.append("  failed ").append(failed);
        }
        boolean known = done > 0 && at < total;
        line.append("  ").append(Durations.ofSeconds(known ? seconds / done * (total - at) : seconds));
        return line.append(known ? " left" : "").toString();
    }
}
