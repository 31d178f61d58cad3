package org.faultline.viewer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileProps;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Which address gives what.
 *
 * <pre>
 * /                        the list of runs               /api/runs                   runs with verdicts
 * /run/ID                  one run                        /api/runs/ID/manifest       manifest.json
 * /run/ID/report           its report, if there is one    /api/runs/ID/summary        summary.json
 *                                                         /api/runs/ID                one of them
 *                                                         /api/runs/ID/choices        measures, shared parts, concentration
 * /page/NAME               a page that a command wrote    /api/pages                  all of these
 * /js/..., /css/...        scripts and styles             /api/runs/ID/replay/N       replay-N.flr, gzip on the way
 * </pre>
 */
final class Routes {

    /** Pages may load from this server and from nowhere else; no inline script or style. */
    static final String PAGE_POLICY =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " object-src 'none'";

    /** A report is one file that carries its scripts inside; it may load nothing at all and stands apart from the viewer's origin. */
    static final String REPORT_POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-downloads"
                    + " allow-modals allow-popups";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final int NOT_MODIFIED = 304;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Vertx vertx;
    private final RunFolders folders;
    private final Pages pages;
    private final Supplier<ListenAddress> address;

    Routes(Vertx vertx, RunFolders folders, Pages pages, Supplier<ListenAddress> address) {
        this.vertx = vertx;
        this.folders = folders;
        this.pages = pages;
        this.address = address;
    }

    Router router() {
        Router router = Router.router(vertx);
        router.route().handler(this::guard);
        get(router, "/").handler(request -> sendPage(request, pages.get("index.html"), 200));
        get(router, "/run/:id").handler(this::runPage);
        get(router, "/run/:id/report").handler(request -> report(request));
        get(router, "/page/:name").handler(this::standingPage);
        get(router, "/api/pages").handler(this::listPages);
        get(router, "/api/runs").handler(this::list);
        get(router, "/api/runs/:id").handler(this::one);
        get(router, "/api/runs/:id/manifest").handler(request -> sendRunFile(request, "manifest.json", JSON));
        get(router, "/api/runs/:id/summary").handler(request -> sendRunFile(request, "summary.json", JSON));
        get(router, "/api/runs/:id/choices").handler(this::choices);
        get(router, "/api/runs/:id/replay/:n").handler(this::replay);
        router.route().handler(this::staticFile);
        router.route().failureHandler(this::failed);
        return router;
    }

    private static Route get(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    /** Lets only this server's own pages and names pass, and puts the safety headers on every answer. */
    private void guard(RoutingContext request) {
        HttpServerResponse response = request.response();
        response.putHeader("Content-Security-Policy", PAGE_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        String host = Optional.ofNullable(request.request().getHeader(HttpHeaders.HOST))
                .orElse("");
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        if (!address.get().isNamedBy(host)) {
            refuse(
                    request,
                    FORBIDDEN,
                    "This server answers only to " + address.get().url() + " (asked for: " + host + ").");
        } else if (origin != null && !address.get().isOrigin(origin)) {
            refuse(request, FORBIDDEN, "Pages of " + origin + " may not read this server.");
        } else if (!isReading(request.request().method())) {
            response.putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            refuse(request, METHOD_NOT_ALLOWED, "This server can only be read.");
        } else {
            request.next();
        }
    }

    private static boolean isReading(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private void runPage(RoutingContext request) {
        String id = request.pathParam("id");
        vertx.executeBlocking(() -> folders.find(id).isPresent(), false)
                .onSuccess(there -> sendPage(request, pages.get("run.html"), there ? 200 : NOT_FOUND))
                .onFailure(request::fail);
    }

    private void report(RoutingContext request) {
        request.response().putHeader("Content-Security-Policy", REPORT_POLICY);
        sendRunFile(request, "report.html", HTML);
    }

    private void standingPage(RoutingContext request) {
        String name = request.pathParam("name");
        vertx.executeBlocking(() -> folders.pages().find(name), false)
                .onSuccess(file -> file.ifPresentOrElse(
                        path -> {
                            request.response().putHeader("Content-Security-Policy", REPORT_POLICY);
                            sendFile(request, path, HTML);
                        },
                        () -> refuse(request, NOT_FOUND, "There is no page " + name + " here.")))
                .onFailure(request::fail);
    }

    private void listPages(RoutingContext request) {
        vertx.executeBlocking(() -> folders.pages().list().toBuffer(), false)
                .onSuccess(list -> sendBytes(request, JSON, tagOf(list), list, 200))
                .onFailure(request::fail);
    }

    private void list(RoutingContext request) {
        vertx.executeBlocking(() -> folders.list().toBuffer(), false)
                .onSuccess(runs -> sendBytes(request, JSON, tagOf(runs), runs, 200))
                .onFailure(request::fail);
    }

    private void one(RoutingContext request) {
        String id = request.pathParam("id");
        sendIfThere(request, () -> folders.describe(id));
    }

    private void choices(RoutingContext request) {
        String id = request.pathParam("id");
        sendIfThere(request, () -> folders.choices(id));
    }

    private void sendIfThere(RoutingContext request, Callable<Optional<JsonObject>> asked) {
        String id = request.pathParam("id");
        vertx.executeBlocking(() -> asked.call().map(JsonObject::toBuffer), false)
                .onSuccess(found -> found.ifPresentOrElse(
                        run -> sendBytes(request, JSON, tagOf(run), run, 200),
                        () -> refuse(request, NOT_FOUND, "There is no run " + id + ".")))
                .onFailure(request::fail);
    }

    private void replay(RoutingContext request) {
        String number = request.pathParam("n");
        if (!NUMBER.matcher(number).matches()) {
            refuse(request, NOT_FOUND, "Replays are numbered 0, 1, 2, ...");
            return;
        }
        request.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        sendRunFile(request, "replay-" + number + ".flr", "application/octet-stream");
    }

    private void staticFile(RoutingContext request) {
        pages.find(request.normalizedPath().substring(1))
                .filter(page -> !page.type().startsWith("text/html"))
                .ifPresentOrElse(
                        page -> sendPage(request, page, 200), () -> refuse(request, NOT_FOUND, "Nothing is here."));
    }

    private void failed(RoutingContext request) {
        refuse(request, request.statusCode() < 400 ? 500 : request.statusCode(), "The request failed.");
    }

    private static void sendPage(RoutingContext request, Pages.Page page, int status) {
        sendBytes(request, page.type(), page.tag(), page.content(), status);
    }

    private static void sendBytes(RoutingContext request, String type, String tag, Buffer content, int status) {
        HttpServerResponse response = request.response().putHeader(HttpHeaders.ETAG, tag);
        if (isKnown(request, tag)) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, type)
                    .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length()));
            if (request.request().method().equals(HttpMethod.HEAD)) {
                response.end();
            } else {
                response.end(content);
            }
        }
    }

    private void sendRunFile(RoutingContext request, String name, String type) {
        String id = request.pathParam("id");
        vertx.executeBlocking(() -> folders.findFile(id, name), false)
                .onSuccess(file -> file.ifPresentOrElse(path -> sendFile(request, path, type), () -> {
                    request.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
                    refuse(request, NOT_FOUND, "There is no run " + id + " here, or it has no " + name + " yet.");
                }))
                .onFailure(request::fail);
    }

    private void sendFile(RoutingContext request, Path file, String type) {
        vertx.fileSystem().props(file.toString()).onFailure(request::fail).onSuccess(props -> {
            String tag = tagOf(props);
            HttpServerResponse response = request.response().putHeader(HttpHeaders.ETAG, tag);
            if (isKnown(request, tag)) {
                response.headers().remove(HttpHeaders.CONTENT_ENCODING);
                response.setStatusCode(NOT_MODIFIED).end();
            } else if (request.request().method().equals(HttpMethod.HEAD)) {
                response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(props.size()))
                        .end();
            } else {
                response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .sendFile(file.toString())
                        .onFailure(request::fail);
            }
        });
    }

    private static String tagOf(Buffer content) {
        return '"' + Integer.toHexString(content.hashCode()) + '-' + content.length() + '"';
    }

    private static String tagOf(FileProps props) {
        return '"' + Long.toHexString(props.lastModifiedTime()) + '-' + Long.toHexString(props.size()) + '"';
    }

    private static boolean isKnown(RoutingContext request, String tag) {
        return tag.equals(request.request().getHeader(HttpHeaders.IF_NONE_MATCH));
    }

    private static void refuse(RoutingContext request, int status, String message) {
        if (!request.response().ended()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(new JsonObject().put("message", message).toBuffer());
        }
    }
}
