package org.faultline.io.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.io.json.Json;

/**
 * What a run folder or a report claims: that a question, asked again, gives these event logs.
 *
 * @param manifest what was asked
 * @param replications some replications with the fingerprints of their logs
 */
public record Claim(Manifest manifest, List<Repeatable> replications) {

    private static final Pattern BLOCK =
            Pattern.compile("<script[^>]*\\bid=\"faultline-run\"[^>]*>(.*?)</script>", Pattern.DOTALL);

    public Claim {
        replications = List.copyOf(replications);
    }

    /**
     * One replication to repeat.
     *
     * @param variant number of the variant in the manifest
     * @param replication from zero
     * @param seed master seed
     * @param hash of the event log, 64 hexadecimal digits
     */
    public record Repeatable(int variant, int replication, long seed, String hash) {}

    /** What a run folder claims. */
    public static Claim of(StoredRun run) {
        return new Claim(
                run.manifest(),
                run.rows().stream()
                        .map(row -> new Repeatable(row.variant(), row.replication(), row.seed(), row.hash()))
                        .toList());
    }

    /**
     * What a report claims.
     *
     * @throws IOException when the file cannot be read or holds no claim; the message names it
     */
    public static Claim ofReport(Path html) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(html));
        if (!block.find()) {
            throw new IOException("The file " + html + " is no report of a run: it has no block faultline-run.");
        }
        try {
            return Json.read(block.group(1), Claim.class);
        } catch (JsonProcessingException e) {
            throw new IOException("The block faultline-run of " + html + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** At most so many replications, spread evenly over all of them. */
    public List<Repeatable> sample(int most) {
        int n = replications.size();
        if (n <= most) {
            return replications;
        }
        return java.util.stream.IntStream.range(0, most)
                .mapToObj(i -> replications.get((int) ((long) i * n / most)))
                .toList();
    }
}
