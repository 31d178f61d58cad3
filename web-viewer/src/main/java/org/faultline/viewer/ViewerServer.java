package org.faultline.viewer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The viewer's server: one HTTP server on one address, over one folder of runs. The event loop only passes files on; whatever
 * reads and parses runs on a worker thread.
 */
public final class ViewerServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx;
    private final ListenAddress address;

    private ViewerServer(Vertx vertx, ListenAddress address) {
        this.vertx = vertx;
        this.address = address;
    }

    /**
     * Starts a server and returns once it answers.
     *
     * @param folders the runs to show
     * @param host name or address to listen on
     * @param port port, or 0 for any free one
     * @throws PortTakenException when another program has the port
     * @throws IOException when the server cannot listen for another reason
     */
    public static ViewerServer start(RunFolders folders, String host, int port) throws IOException {
        Pages pages = Pages.load();
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false));
            Routes routes = new Routes(vertx, folders, pages, () -> new ListenAddress(host, server.actualPort()));
            await(server.requestHandler(routes.router()).listen(port, host));
            return new ViewerServer(vertx, new ListenAddress(host, server.actualPort()));
        } catch (ExecutionException e) {
            closeQuietly(vertx);
            if (e.getCause() instanceof BindException) {
                throw new PortTakenException(host, port, e.getCause());
            }
            throw new IOException(
                    "The server cannot listen on " + host + ":" + port + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    /** The address of the start page, with a slash at its end. */
    public String address() {
        return address.url();
    }

    /** Stops listening and ends all threads. */
    @Override
    public void close() {
        closeQuietly(vertx);
    }

    private static void closeQuietly(Vertx vertx) {
        try {
            await(vertx.close());
        } catch (ExecutionException e) {
            throw new IllegalStateException("The server did not end", e.getCause());
        }
    }

    private static <T> T await(Future<T> future) throws ExecutionException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        } catch (TimeoutException e) {
            throw new ExecutionException(e);
        }
    }
}
