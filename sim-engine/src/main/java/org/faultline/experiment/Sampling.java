package org.faultline.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;

/**
 * More and more replications of one variant, of which only some measures are kept: for questions of precision, which need many
 * runs and few numbers of each. Replication r gives the same numbers as in any other run of the scenario with that seed.
 */
public final class Sampling implements AutoCloseable {

    private static final int BLOCK = 8;

    private final Experiment experiment;
    private final int variant;
    private final long seed;
    private final int threads;
    private final Map<MeasureKey, Integer> columns = new HashMap<>();
    private final boolean measures;
    private final Samples samples;
    private final List<Experiment.Replicator> idle = new ArrayList<>();
    private final ExecutorService workers;

    /**
     * Nothing is run yet.
     *
     * @param variant place of the variant in the scenario
     * @param seed master seed
     * @param threads number of threads; does not change any result
     * @param keys what is kept
     */
    public Sampling(Experiment experiment, int variant, long seed, int threads, List<MeasureKey> keys) {
        this.experiment = experiment;
        this.variant = variant;
        this.seed = seed;
        this.threads = threads;
        this.samples = new Samples(keys);
        keys.forEach(k -> columns.put(k, columns.size()));
        measures = keys.stream().anyMatch(k -> Measures.find(k.measure()).isPresent());
        workers = Executors.newFixedThreadPool(threads);
    }

    /** What was run so far. */
    public Samples samples() {
        return samples;
    }

    /**
     * Runs on until there are so many replications.
     *
     * @param stop asked before each block of replications; when it says yes, the replications of this call are forgotten
     * @param done hears how many of this call are finished; may be called from several threads
     * @return true unless stopped
     */
    public boolean extendTo(int replications, BooleanSupplier stop, IntConsumer done) {
        int from = samples.size();
        if (replications <= from) {
            return true;
        }
        samples.grow(replications);
        Queue queue = new Queue(experiment.likeOnesTogether(seed, from, replications));
        AtomicInteger finished = new AtomicInteger();
        List<Future<Boolean>> parts = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            parts.add(workers.submit(() -> work(queue, stop, finished, done)));
        }
        boolean whole = true;
        for (Future<Boolean> part : parts) {
            whole &= await(part);
        }
        if (!whole) {
            samples.shrink(from);
        }
        return whole;
    }

    private boolean work(Queue queue, BooleanSupplier stop, AtomicInteger finished, IntConsumer done) {
        Experiment.Replicator replicator = take();
        for (Queue.Block block = queue.next(); block.size() > 0; block = queue.next()) {
            for (int i = block.from(); i < block.to(); i++) {
                if ((i - block.from()) % BLOCK == 0 && stop.getAsBoolean()) {
                    return false;
                }
                sample(replicator, queue.replication(i));
            }
            done.accept(finished.addAndGet(block.size()));
        }
        give(replicator);
        return true;
    }

    private void sample(Experiment.Replicator replicator, int replication) {
        replicator.run(seed, replication, measures, (key, value) -> {
            Integer column = columns.get(key);
            if (column != null) {
                samples.put(column, replication, value);
            }
        });
        for (MeasureKey key : replicator.censored()) {
            Integer column = columns.get(key);
            if (column != null) {
                samples.bound(column, replication);
            }
        }
    }

    /** Replications in the order in which they are run; a block of those with the same drawn numbers goes to one thread. */
    private static final class Queue {

        private static final int LARGEST = 4096;

        /** Places from one up to another. */
        private record Block(int from, int to) {
            int size() {
                return to - from;
            }
        }

        private final Experiment.Order order;
        private int next;

        Queue(Experiment.Order order) {
            this.order = order;
        }

        int replication(int place) {
            return order.replication(place);
        }

        synchronized Block next() {
            int from = next;
            int end = order.size();
            int to = Math.min(end, from + BLOCK);
            while (to < end && to - from < LARGEST && order.isLikeTheOneBefore(to)) {
                to++;
            }
            next = to;
            return new Block(from, to);
        }
    }

    private synchronized Experiment.Replicator take() {
        return idle.isEmpty() ? experiment.replicator(variant, columns.keySet()) : idle.remove(idle.size() - 1);
    }

    private synchronized void give(Experiment.Replicator replicator) {
        idle.add(replicator);
    }

    private static boolean await(Future<Boolean> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The sampling was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A replication failed", e.getCause());
        }
    }

    /** Lets the threads go. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
