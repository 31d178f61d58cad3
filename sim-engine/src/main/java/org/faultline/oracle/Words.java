package org.faultline.oracle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.kernel.Philox;

/**
 * Words of the engine's generator, Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11), for cases of family
 * G05 with any counter and key. An output names both in words of 32 bits in hexadecimal digits, most of all as
 * {@code ctr=243f6a88 85a308d3 13198a2e 03707344 key=a4093822 299f31d0}; {@code 0} and {@code ff..} stand for words all alike.
 */
final class Words {

    private static final String FAMILY = "G05";
    private static final Pattern NAME = Pattern.compile("ctr=(.+?)[, ]\\s*key=(.+)");
    private static final int COUNTER = 4;
    private static final int KEY = 2;

    private Words() {}

    /** The four words that an output asks for; empty when it does not ask for words of this generator. */
    static Optional<String> of(Case of, Wanted wanted) {
        Matcher name = NAME.matcher(wanted.name());
        if (!of.family().equals(FAMILY) || !of.parameters().entries().isEmpty() || !name.matches()) {
            return Optional.empty();
        }
        return words(name.group(1), COUNTER)
                .flatMap(counter -> words(name.group(2), KEY).map(key -> block(counter, key)));
    }

    /** True when two texts are the same words, whatever the case of their letters. */
    static boolean areEqual(String a, String b) {
        return a.equalsIgnoreCase(b.strip().replaceAll("\\s+", " "));
    }

    private static String block(int[] counter, int[] key) {
        long low = Philox.lowHalf(counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
        long high = Philox.highHalf(counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
        return IntStream.of((int) low, (int) (low >>> 32), (int) high, (int) (high >>> 32))
                .mapToObj(w -> String.format(Locale.ROOT, "%08x", w))
                .collect(Collectors.joining(" "));
    }

    private static Optional<int[]> words(String text, int count) {
        String[] parts = text.strip().split("\\s+", -1);
        if (text.strip().equals("0")) {
            return Optional.of(new int[count]);
        }
        if (text.strip().equalsIgnoreCase("ff..")) {
            return Optional.of(IntStream.generate(() -> -1).limit(count).toArray());
        }
        if (parts.length != count || !Arrays.stream(parts).allMatch(p -> p.matches("[0-9a-fA-F]{1,8}"))) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(parts)
                .mapToInt(p -> Integer.parseUnsignedInt(p, 16))
                .toArray());
    }
}
