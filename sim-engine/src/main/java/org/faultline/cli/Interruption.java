package org.faultline.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl+C: the first asks to stop after the replications that are running, the second stops at once. What was finished is on disk
 * either way.
 */
final class Interruption implements AutoCloseable {

    private final AtomicInteger count = new AtomicInteger();
    private final Runnable restore;

    /**
     * Listens from now on.
     *
     * @param first what happens at the first Ctrl+C
     * @param second what happens at the second, before the process ends
     */
    Interruption(Runnable first, Runnable second) {
        this.restore = listen(() -> {
            if (count.incrementAndGet() == 1) {
                first.run();
            } else {
                second.run();
                Runtime.getRuntime().halt(Exit.INTERRUPTED.code());
            }
        });
    }

    /** True after the first Ctrl+C. */
    boolean happened() {
        return count.get() > 0;
    }

    /** Gives Ctrl+C its usual meaning back. */
    @Override
    public void close() {
        restore.run();
    }

    /**
     * Signals have no public interface in Java; {@code sun.misc.Signal} is exported for lack of one, and is asked for by name, so
     * that a platform without it only loses the soft stop.
     */
    private static Runnable listen(Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            InvocationHandler calls = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    handler.run();
                }
                return method.getName().equals("hashCode") ? (Object) System.identityHashCode(proxy) : null;
            };
            Object ours = Proxy.newProxyInstance(signalHandler.getClassLoader(), new Class<?>[] {signalHandler}, calls);
            var handle = signal.getMethod("handle", signal, signalHandler);
            Object before = handle.invoke(null, interrupt, ours);
            return () -> {
                try {
                    handle.invoke(null, interrupt, before);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("Ctrl+C could not be given back", e);
                }
            };
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return () -> {};
        }
    }
}
