package org.faultline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.faultline.analysis.Oracles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The generator against the oracles in {@code scenarios/oracles/values/rng.json}, where each value stands with its source.
 *
 * <p>Of the six, G05 (Philox) and G06 (independence of streams) ask for what the engine has, and G03 (SplitMix64) for the finaliser
 * that makes its keys. G01 and G02 (xoshiro256++) and G04 (MRG32k3a) give words of generators that the engine does not contain: its
 * draws are looked up by key, so that it has no stream with a state to seed and no jump. They stand beside this test, give the published
 * words, and calibrate the tests of G06: streams of theirs, far apart by their jumps, must pass what the engine's streams pass.
 */
class GeneratorOraclesTest {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int STREAMS = 64;
    private static final int N = 100_000;

    /** The values of a case, by name. */
    private static Map<String, JsonNode> oracle(String id) {
        return Oracles.cases("rng.json", id)
                .flatMap(o -> o.outputs().stream())
                .collect(Collectors.toMap(o -> o.get("name").asText(), o -> o.get("value")));
    }

    private static double threshold(String name) {
        return oracle("G06-stream-tests").get(name).asDouble();
    }

    private static int[] words(String hex) {
        return Arrays.stream(hex.trim().split(" "))
                .mapToInt(w -> Integer.parseUnsignedInt(w, 16))
                .toArray();
    }

    private static void givesWords(int[] c, int[] k, String expected) {
        long low = Philox.lowHalf(c[0], c[1], c[2], c[3], k[0], k[1]);
        long high = Philox.highHalf(c[0], c[1], c[2], c[3], k[0], k[1]);
        assertThat(new int[] {(int) low, (int) (low >>> 32), (int) high, (int) (high >>> 32)})
                .isEqualTo(words(expected));
        long[] halves = new long[2];
        Philox.block(c[0], c[1], c[2], c[3], k[0], k[1], halves);
        assertThat(halves).containsExactly(low, high);
    }

    @Test
    void g05PhiloxGivesThePublishedWords() {
        Map<String, JsonNode> values = oracle("G05-philox");
        assertThat(values).hasSize(3);
        givesWords(new int[4], new int[2], values.get("ctr=0,key=0").asText());
        givesWords(
                new int[] {-1, -1, -1, -1},
                new int[] {-1, -1},
                values.get("ctr=ff..,key=ff..").asText());
        String counter = "243f6a88 85a308d3 13198a2e 03707344";
        String key = "a4093822 299f31d0";
        givesWords(
                words(counter),
                words(key),
                values.get("ctr=" + counter + " key=" + key).asText());
    }

    private static String hex(int words, LongSupplier generator) {
        return LongStream.generate(generator)
                .limit(words)
                .mapToObj(w -> String.format("%016x", w))
                .collect(Collectors.joining(" "));
    }

    private static String after(Xoshiro256PlusPlus generator, Consumer<Xoshiro256PlusPlus> jump) {
        jump.accept(generator);
        return hex(8, generator::next);
    }

    @Test
    void g01AndG02XoshiroGivesThePublishedWords() {
        Map<String, JsonNode> small = oracle("G01-xoshiro256pp");
        assertThat(hex(8, new Xoshiro256PlusPlus(1, 2, 3, 4)::next))
                .isEqualTo(small.get("seq[1,2,3,4]").asText());
        assertThat(after(new Xoshiro256PlusPlus(1, 2, 3, 4), Xoshiro256PlusPlus::jump))
                .isEqualTo(small.get("seq after jump").asText());
        assertThat(after(new Xoshiro256PlusPlus(1, 2, 3, 4), Xoshiro256PlusPlus::longJump))
                .isEqualTo(small.get("seq after longJump").asText());
        Xoshiro256PlusPlus long1 = new Xoshiro256PlusPlus(1, 2, 3, 4);
        long all = LongStream.generate(long1::next).limit(1_000_000).reduce(0, (a, b) -> a ^ b);
        assertThat(String.format("%016x", all))
                .isEqualTo(small.get("xor of first 1e6 outputs").asText());

        Map<String, JsonNode> other = oracle("G02-xoshiro256pp-crng");
        long[] state = {0x012de1babb3c4104L, 0xa5a818b8fc5aa503L, 0xb124ea2b701f4993L, 0x18e0374933d8c782L};
        assertThat(hex(8, new Xoshiro256PlusPlus(state)::next))
                .isEqualTo(other.get("seq").asText());
        assertThat(after(new Xoshiro256PlusPlus(state), Xoshiro256PlusPlus::jump))
                .isEqualTo(other.get("seq after jump").asText());
        assertThat(after(new Xoshiro256PlusPlus(state), Xoshiro256PlusPlus::longJump))
                .isEqualTo(other.get("seq after longJump").asText());
    }

    @Test
    void g04Mrg32k3aGivesThePublishedNumbers() {
        Map<String, JsonNode> values = oracle("G04-mrg32k3a");
        Mrg32k3a first = new Mrg32k3a(12345);
        double sum = 0;
        StringBuilder begin = new StringBuilder("[");
        for (int i = 0; i < 1_000_000; i++) {
            double u = first.uniform();
            sum += u;
            begin.append(i < 5 ? (i == 0 ? "'" : ", '") + String.format(Locale.ROOT, "%.12f", u) + "'" : "");
        }
        assertThat(begin + "]").isEqualTo(values.get("u1..u5 (15 digits)").asText());
        assertThat(String.format(Locale.ROOT, "%.10f", sum))
                .isEqualTo(values.get("sum of 1e6 uniforms").asText());
        Mrg32k3a stream = new Mrg32k3a(12345);
        stream.jump(127);
        assertThat(text(stream.state())).isEqualTo(values.get("stream2 state").asText());
        stream.jump(127);
        assertThat(text(stream.state())).isEqualTo(values.get("stream3 state").asText());
        Mrg32k3a substream = new Mrg32k3a(12345);
        substream.jump(76);
        assertThat(text(substream.state()))
                .isEqualTo(values.get("substream1 state").asText());
    }

    private static String text(long[] words) {
        return Arrays.stream(words).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    /** Four words of SplitMix64 make the state of a xoshiro256++. */
    @Test
    void g03AStateIsMadeOfFourWordsOfSplitMix64() {
        Map<String, JsonNode> values = oracle("G03-splitmix64");
        assertThat(hex(8, ofSplitMix(42)::next))
                .isEqualTo(values.get("xoshiro256++ from SplitMix64(42)").asText());
        assertThat(after(ofSplitMix(42), Xoshiro256PlusPlus::jump))
                .isEqualTo(values.get("  .. after one jump").asText());
    }

    private static Xoshiro256PlusPlus ofSplitMix(long seed) {
        SplittableRandom words = new SplittableRandom(seed);
        return new Xoshiro256PlusPlus(words.nextLong(), words.nextLong(), words.nextLong(), words.nextLong());
    }

    /** The published words of two seeds are those of {@link SplittableRandom}, and the finaliser of keys is the one that makes them. */
    @Test
    void g03KeysAreMadeWithTheFinaliserOfSplitMix64() {
        Map<String, JsonNode> values = oracle("G03-splitmix64");
        String[] first = values.get("seed 1234567").asText().split(" ");
        String[] second = values.get("seed 0x1a2b3c4d5e6f7531").asText().split(" ");
        isMadeByFinaliser(1234567L, first);
        isMadeByFinaliser(0x1a2b3c4d5e6f7531L, second);
    }

    private static void isMadeByFinaliser(long seed, String[] published) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < published.length; i++) {
            long word = Long.parseUnsignedLong(published[i], 16);
            assertThat(random.nextLong()).isEqualTo(word);
            // word = finaliser(seed + (i + 1) golden), and keyOf(0, x) applies the finaliser to x + golden twice
            long twice = new SplittableRandom(word - GOLDEN).nextLong();
            assertThat(Draws.keyOf(0, seed + i * GOLDEN)).isEqualTo(twice);
        }
    }

    /** The ways in which the engine hands out streams, and seeds that lie close together. */
    enum Streams {
        REPLICATIONS {
            @Override
            IntToDoubleFunction stream(int s) {
                Draws draws = new Draws(99, s);
                return i -> draws.uniform(1, i, 0);
            }
        },
        REPLICATIONS_UNDER_THE_NEXT_SEED {
            @Override
            IntToDoubleFunction stream(int s) {
                Draws draws = new Draws(100, s);
                return i -> draws.uniform(1, i, 0);
            }
        },
        REPLICATIONS_UNDER_A_SEED_ONE_BIT_AWAY {
            @Override
            IntToDoubleFunction stream(int s) {
                Draws draws = new Draws(99L | 1L << 50, s);
                return i -> draws.uniform(1, i, 0);
            }
        },
        CONSECUTIVE_SEEDS {
            @Override
            IntToDoubleFunction stream(int s) {
                Draws draws = new Draws(s, 0);
                return i -> draws.uniform(1, 17, i);
            }
        },
        ENTITIES {
            @Override
            IntToDoubleFunction stream(int s) {
                Draws draws = new Draws(99, 0);
                long entity = Draws.keyOf("gnb-" + s);
                return i -> draws.uniform(2, entity, i);
            }
        },
        SEQUENCES {
            @Override
            IntToDoubleFunction stream(int s) {
                DrawSequence sequence = new Draws(99, s).sequence(3, 17);
                return i -> sequence.uniform();
            }
        };

        abstract IntToDoubleFunction stream(int s);
    }

    /** Streams of other generators that are known to be good, far apart by their jumps: the tests must let them pass, too. */
    @Test
    void g06StreamsOfOtherGeneratorsPassTheSameTests() {
        Xoshiro256PlusPlus xoshiro = ofSplitMix(42);
        passTheTests(s -> {
            xoshiro.jump();
            return i -> xoshiro.uniform();
        });
        Mrg32k3a mrg = new Mrg32k3a(12345);
        passTheTests(s -> {
            mrg.jump(127);
            return i -> mrg.uniform();
        });
    }

    /** Chi-square of 1024 bins for each of 64 streams, and all correlations between two streams at lags -1, 0 and 1. */
    @ParameterizedTest
    @EnumSource(Streams.class)
    void g06StreamsAreUniformAndIndependent(Streams streams) {
        passTheTests(streams::stream);
    }

    private static void passTheTests(IntFunction<IntToDoubleFunction> streams) {
        double[][] centred = new double[STREAMS][N];
        for (int s = 0; s < STREAMS; s++) {
            IntToDoubleFunction stream = streams.apply(s);
            int[] count = new int[1024];
            for (int i = 0; i < N; i++) {
                double u = stream.applyAsDouble(i);
                count[(int) (u * 1024)]++;
                centred[s][i] = (u - 0.5) * StrictMath.sqrt(12);
            }
            assertThat(chiSquare(count)).as("stream " + s).isLessThan(threshold("chi2_1024_upper(df=1023,alpha=1e-4)"));
        }
        for (int lag = -1; lag <= 1; lag++) {
            correlationsAreThoseOfChance(centred, lag);
        }
    }

    private static void correlationsAreThoseOfChance(double[][] centred, int lag) {
        double sum = 0;
        double greatest = 0;
        for (int a = 0; a < STREAMS; a++) {
            for (int b = 0; b < a; b++) {
                double r = 0;
                for (int i = 1; i < N - 1; i++) {
                    r += centred[a][i] * centred[b][i + lag];
                }
                r /= N;
                sum += N * r * r;
                greatest = Math.max(greatest, Math.abs(r));
            }
        }
        assertThat(sum)
                .as("lag " + lag)
                .isBetween(
                        threshold("sum_n_r2_lower(df=2016,alpha=1e-4)"),
                        threshold("sum_n_r2_upper(df=2016,alpha=1e-4)"));
        assertThat(greatest).as("lag " + lag).isLessThan(threshold("max|r|_bound"));
    }

    /** The first draws of 100,000 consecutive streams: 256 bins, and pairs of neighbours in 32 by 32 bins. */
    @ParameterizedTest
    @EnumSource(Streams.class)
    void g06FirstDrawsOfConsecutiveStreamsAreUniform(Streams streams) {
        int[] single = new int[256];
        int[] pairs = new int[1024];
        double before = 0;
        for (int s = 0; s < N; s++) {
            double u = streams.stream(s).applyAsDouble(0);
            single[(int) (u * 256)]++;
            if (s % 2 == 1) {
                pairs[((int) (before * 32)) * 32 + ((int) (u * 32))]++;
            }
            before = u;
        }
        assertThat(chiSquare(single))
                .isLessThan(new ChiSquaredDistribution(255).inverseCumulativeProbability(1 - 1e-4));
        assertThat(chiSquare(pairs)).isLessThan(threshold("chi2_1024_upper(df=1023,alpha=1e-4)"));
    }

    /** The test must be able to fail: streams that share one draw in forty. */
    @Test
    void g06StreamsThatShareDrawsAreFound() {
        double[][] centred = new double[STREAMS][N];
        for (int s = 0; s < STREAMS; s++) {
            Draws draws = new Draws(99, s);
            Draws shared = new Draws(98, 0);
            for (int i = 0; i < N; i++) {
                centred[s][i] = ((i % 40 == 0 ? shared : draws).uniform(1, i, 0) - 0.5) * StrictMath.sqrt(12);
            }
        }
        assertThatThrownBy(() -> correlationsAreThoseOfChance(centred, 0)).isInstanceOf(AssertionError.class);
    }

    private static double chiSquare(int[] count) {
        double expected = (double) Arrays.stream(count).sum() / count.length;
        double sum = 0;
        for (int c : count) {
            sum += (c - expected) * (c - expected) / expected;
        }
        return sum;
    }
}
