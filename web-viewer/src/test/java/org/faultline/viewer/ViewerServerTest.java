package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server asked by a plain client: what it gives, what it refuses, and with which headers. */
class ViewerServerTest {

    private static final String REPORT = "<!doctype html><title>The report</title>";

    @TempDir
    private static Path folder;

    private static ViewerServer server;
    private static String host;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void serveOneRun() throws IOException {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        new SyntheticRun("Small", 1, 5, 60, 20).writeTo(runs, "small");
        Files.writeString(runs.resolve("small").resolve("report.html"), REPORT);
        Files.writeString(folder.resolve("secret.txt"), "the secret");
        server = ViewerServer.start(new RunFolders(runs), "127.0.0.1", 0);
        host = server.address().replace("http://", "").replace("/", "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itListensOnLoopback() {
        assertThat(server.address()).startsWith("http://127.0.0.1:").endsWith("/");
    }

    @Test
    void everyAnswerForbidsLoadingFromElsewhere() throws Exception {
        for (String path : List.of("", "run/small", "js/run.js", "api/runs", "nothing/here")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void aReportMayRunItsOwnScriptsButLoadNothing() throws Exception {
        HttpResponse<String> answer = get("run/small/report");

        assertThat(answer.body()).isEqualTo(REPORT);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none';")
                .contains("sandbox");
    }

    @Test
    void aPageOfACommandMayLoadNothingEither() throws Exception {
        String written = "<!DOCTYPE html><title>Risk \u2013 Faultline risk</title>";
        Files.writeString(folder.resolve("runs/risk.html"), written);

        HttpResponse<String> answer = get("page/risk.html");

        assertThat(answer.body()).isEqualTo(written);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none';")
                .contains("sandbox");
        assertThat(get("api/pages").body()).contains("\"name\":\"risk.html\"", "\"command\":\"risk\"");
    }

    @Test
    void pagesNameNoAddressOutside() throws Exception {
        for (String page : List.of("", "run/small")) {
            assertThat(get(page).body())
                    .doesNotContain("https://")
                    .doesNotContain("http://")
                    .doesNotContain("style=");
        }
    }

    @Test
    void theListOfRunsTellsVerdictAndReport() throws Exception {
        assertThat(get("api/runs").body()).contains("\"id\":\"small\"", "\"limitsBroken\":1", "\"report\":true");
        assertThat(get("api/runs/small").body()).contains("\"title\":\"Small\"");
    }

    @Test
    void theReplayIsSentAsTheFileItIs() throws Exception {
        HttpResponse<byte[]> answer =
                client.send(request("api/runs/small/replay/0").build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(answer.body()).isEqualTo(Files.readAllBytes(folder.resolve("runs/small/replay-0.flr")));
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(unpacked, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("FLREPLAY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "js/run.js", "api/runs", "api/runs/small/manifest", "api/runs/small/replay/0"})
    void whatIsKnownIsNotSentAgain(String path) throws Exception {
        String tag = client.send(request(path).build(), BodyHandlers.ofByteArray())
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<byte[]> again =
                client.send(request(path).header("If-None-Match", tag).build(), BodyHandlers.ofByteArray());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aChangedFileIsSentAgain() throws Exception {
        Path summary = folder.resolve("runs/small/summary.json");
        String tag = get("api/runs/small/summary").headers().firstValue("ETag").orElseThrow();
        Files.writeString(summary, Files.readString(summary) + "\n");

        assertThat(client.send(
                                request("api/runs/small/summary")
                                        .header("If-None-Match", tag)
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/runs/other",
                "api/runs/other/manifest",
                "api/runs/small/replay/7",
                "api/runs/small/replay/x",
                "run/small/other",
                "js/none.js",
                "page/none.html",
                "page/small",
                "run.html"
            })
    void whatIsNotThereIsSaidToBeMissing(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).contains("message");
    }

    @Test
    void aRunThatDoesNotExistStillGetsAPageThatSaysSo() throws Exception {
        HttpResponse<String> answer = get("run/other");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/js/../../secret.txt",
                "/js/%2e%2e%2f%2e%2e%2fsecret.txt",
                "/api/runs/../../secret.txt/manifest",
                "/api/runs/%2e%2e/manifest",
                "/api/runs/..%2f..%2fsecret.txt/manifest",
                "/api/runs/small/replay/..%2f..%2f..%2fsecret.txt",
                "/api/runs/small%00/manifest",
                "/run/%2e%2e/report",
                "//etc/passwd"
            })
    void noPathLeadsOutOfTheFolders(String path) throws IOException {
        String answer = RawRequest.send(server.address(), List.of("GET " + path + " HTTP/1.1", "Host: " + host));

        assertThat(RawRequest.status(answer)).isBetween(400, 404);
        assertThat(answer).doesNotContain("the secret").doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "127.0.0.1",
                "127.0.0.1:1",
                ""
            })
    void aForeignNameForThisMachineIsRefused(String name) throws IOException {
        String answer = RawRequest.send(server.address(), List.of("GET /api/runs HTTP/1.1", "Host: " + name));

        assertThat(RawRequest.status(answer)).isIn(400, 403);
        assertThat(answer).doesNotContain("\"small\"");
    }

    @Test
    void theOtherNamesOfLoopbackAreAccepted() throws IOException {
        String port = host.substring(host.indexOf(':'));

        for (String name : List.of("localhost", "LOCALHOST", "[::1]", "127.0.0.1")) {
            String answer =
                    RawRequest.send(server.address(), List.of("GET /api/runs HTTP/1.1", "Host: " + name + port));
            assertThat(RawRequest.status(answer)).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:1", "null", "http://evil.example:80"})
    void pagesOfOthersMayNotRead(String origin) throws Exception {
        HttpResponse<String> answer =
                client.send(request("api/runs").header("Origin", origin).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("\"small\"");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void itsOwnPagesMayRead() throws Exception {
        String origin = server.address().substring(0, server.address().length() - 1);

        assertThat(client.send(request("api/runs").header("Origin", origin).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void nothingCanBeWritten(String method) throws Exception {
        HttpRequest request = request("api/runs")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api/runs", "api/runs/small/replay/0"})
    void theHeadOfAnAnswerTellsItsLengthWithoutItsBody(String path) throws Exception {
        byte[] whole =
                client.send(request(path).build(), BodyHandlers.ofByteArray()).body();

        HttpResponse<byte[]> head = client.send(
                request(path)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.length);
    }

    @Test
    void aTakenPortIsNamedTogetherWithAFreeOne() {
        int taken = URI.create(server.address()).getPort();

        assertThatThrownBy(() -> ViewerServer.start(new RunFolders(folder), "127.0.0.1", taken))
                .isInstanceOfSatisfying(PortTakenException.class, e -> {
                    assertThat(e).hasMessage("Port " + taken + " on 127.0.0.1 is taken by another program.");
                    assertThat(e.nextFree().orElseThrow()).isGreaterThan(taken);
                });
    }

    @Test
    void aServerOnAllInterfacesAnswersToNumbersButNotToForeignNames() {
        ListenAddress everywhere = new ListenAddress("0.0.0.0", 8080);

        assertThat(everywhere.isNamedBy("192.168.1.7:8080")).isTrue();
        assertThat(everywhere.isNamedBy("localhost:8080")).isTrue();
        assertThat(everywhere.isNamedBy("evil.example:8080")).isFalse();
        assertThat(everywhere.isNamedBy("192.168.1.7")).isFalse();
        assertThat(new ListenAddress("127.0.0.1", 80).isNamedBy("localhost")).isTrue();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }
}
