package org.faultline.relations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.story.RandomDocument;
import org.faultline.story.Written;

/** What happens in the random worlds, as one line for each; a program too, so that another JDK may be asked. */
final class WorldDigests {

    static final int WORLDS = 200;
    private static final int REPLICATIONS = 4;

    private WorldDigests() {}

    /** Writes the digests at as many threads as the first argument says, then at as many as the next. */
    public static void main(String[] arguments) {
        for (String threads : arguments) {
            System.out.print(on(Integer.parseInt(threads)));
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, WORLDS);
    }

    /** The number of each world with a digest of the event logs and the measures of its replications, a line each. */
    static String on(int threads) {
        return seeds().mapToObj(s -> "world " + s + " " + digest(rows(experiment(RandomDocument.of(s)), s, threads)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static Experiment experiment(RandomDocument document) {
        return Experiment.of(Written.read(document.text()));
    }

    static List<RunRow> rows(Experiment experiment, long seed, int threads) {
        List<Integer> variants = IntStream.range(
                        0, experiment.scenario().variants().size())
                .boxed()
                .toList();
        return experiment.replicate(new Plan(seed, REPLICATIONS, threads, 0.9, variants), List.of(), Listener.silent());
    }

    private static String digest(List<RunRow> rows) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (RunRow row : rows) {
                sha.update(row.hash().getBytes(StandardCharsets.US_ASCII));
                new TreeMap<>(row.values())
                        .forEach((key, value) -> sha.update(
                                (key + "=" + Double.doubleToLongBits(value) + "\n").getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
