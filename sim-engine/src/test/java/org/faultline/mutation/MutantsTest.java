package org.faultline.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that could not fail would prove nothing. Each mechanism is broken here in one place, as a slip of a hand might do it, and the
 * test that is named must notice. {@code docs/mutation.md} is the list; its families are those of the published results.
 */
class MutantsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path DOCUMENT = Path.of("..", "docs", "mutation.md");

    /**
     * A slip.
     *
     * @param family family of published results that the mechanism serves
     * @param slip what is wrong, in a few words
     * @param source file below {@code org/faultline}, without its ending
     * @param right a part of the source that stands there once
     * @param wrong what is put in its place
     * @param test class and method that notice, and perhaps its arguments in parentheses
     */
    record Mutant(String family, String slip, String source, String right, String wrong, String test) {

        @Override
        public String toString() {
            return family + ": " + slip;
        }

        String className() {
            return "org.faultline." + source.replace('/', '.');
        }
    }

    static Mutant m(String family, String slip, String source, String right, String wrong, String test) {
        return new Mutant(family, slip, source, right, wrong, test);
    }

    static Stream<Mutant> mutants() {
        return Stream.of(
                        EngineSlips.all(),
                        SignallingSlips.all(),
                        DefenceSlips.all(),
                        ThreatAndRiskSlips.all().stream(),
                        DeadlockSlips.all().stream())
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aSlipIsNoticed(Mutant mutant) throws Exception {
        String source = Files.readString(SOURCES.resolve("org/faultline/" + mutant.source() + ".java"));
        assertThat(source.split(java.util.regex.Pattern.quote(mutant.right()), -1).length - 1)
                .as("how often \"%s\" stands in %s", mutant.right(), mutant.source())
                .isEqualTo(1);
        Overlay wrong = Overlay.of(mutant.className(), source.replace(mutant.right(), mutant.wrong()));
        assertThat(passes(wrong, mutant.test()))
                .as("%s passes with: %s", mutant.test(), mutant.slip())
                .isFalse();
    }

    /** The tests that notice pass when nothing is wrong, also in this way of running them; one that always fails would notice everything. */
    @Test
    void withoutASlipTheTestsPass() throws Exception {
        String source = Files.readString(SOURCES.resolve("org/faultline/kernel/SimTime.java"));
        Overlay right = Overlay.of("org.faultline.kernel.SimTime", source);
        List<String> failed = new ArrayList<>();
        for (String test : mutants().map(Mutant::test).distinct().toList()) {
            if (!passes(right, test)) {
                failed.add(test);
            }
        }
        assertThat(failed).isEmpty();
    }

    /** Runs a test method in the world of a class loader. */
    private static boolean passes(Overlay world, String test) throws Exception {
        int parenthesis = test.indexOf('(');
        String name = parenthesis < 0 ? test : test.substring(0, parenthesis);
        int dot = name.lastIndexOf('.');
        Class<?> type = world.loadClass("org.faultline." + name.substring(0, dot));
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(x -> x.getName().equals(name.substring(dot + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no test " + test));
        method.setAccessible(true);
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object[] arguments =
                parenthesis < 0 ? new Object[0] : arguments(method, test.substring(parenthesis + 1, test.length() - 1));
        Object tests = constructor.newInstance();
        prepare(tests);
        try {
            method.invoke(tests, arguments);
            return true;
        } catch (InvocationTargetException failed) {
            return false;
        }
    }

    /** Folders and what comes before each test, as JUnit sees to it. */
    private static void prepare(Object tests) throws Exception {
        for (Field field : tests.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(TempDir.class)) {
                field.setAccessible(true);
                field.set(tests, Files.createTempDirectory("slip"));
            }
        }
        for (Method before : tests.getClass().getDeclaredMethods()) {
            if (before.isAnnotationPresent(BeforeEach.class)) {
                before.setAccessible(true);
                before.invoke(tests);
            }
        }
    }

    private static Object[] arguments(Method method, String words) {
        Class<?>[] types = method.getParameterTypes();
        String[] each = words.split(", ");
        Object[] arguments = new Object[each.length];
        for (int i = 0; i < each.length; i++) {
            arguments[i] = argument(types[i], each[i]);
        }
        return arguments;
    }

    private static Object argument(Class<?> type, String word) {
        if (type == String.class) {
            return word;
        }
        return type == double.class
                ? (Object) Double.valueOf(word)
                : type == long.class ? (Object) Long.valueOf(word) : Integer.valueOf(word);
    }

    @Test
    void everyFamilyHasItsSlips() {
        assertThat(mutants().collect(Collectors.groupingBy(Mutant::family)).keySet())
                .containsExactlyInAnyOrder("B", "Q", "R", "C", "E", "G", "X", "D", "V", "N");
    }

    @Test
    void theListIsUpToDate() throws IOException {
        StringBuilder table = new StringBuilder("| family | slip | in | noticed by |\n|---|---|---|---|\n");
        mutants()
                .forEach(x -> table.append("| %s | %s | `%s` | `%s` |\n"
                        .formatted(
                                x.family(),
                                x.slip(),
                                x.source().substring(x.source().lastIndexOf('/') + 1),
                                x.test()
                                        .substring(x.test()
                                                        .substring(0, x.test().lastIndexOf('.'))
                                                        .lastIndexOf('.')
                                                + 1))));
        String begin = "<!-- slips, generated -->\n";
        String page = Files.readString(DOCUMENT);
        int from = page.indexOf(begin) + begin.length();
        Golden.compare(
                DOCUMENT, page.substring(0, from) + table + page.substring(page.indexOf("<!-- end of slips -->\n")));
    }
}
