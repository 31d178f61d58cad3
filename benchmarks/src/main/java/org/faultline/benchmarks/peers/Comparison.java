package org.faultline.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs every contestant on every workload, each in a process of its own, and prints tables: millions of events (of customers for M/M/1)
 * per second of processor time, and how many times faster Faultline is, then how many times it is to be. A round takes all contestants of a workload one after the
 * other, so that whatever else the machine does meets all of them; figures are medians over the rounds.
 *
 * <p>Arguments: number of rounds (3 unless told), then names of workloads and of what delays come from (all unless told). Contestants in
 * other languages take part where there is what they need: see {@code benchmarks/README.md}.
 */
public final class Comparison {

    private static final int ROUNDS = 3;
    private static final List<String> COMPILE = List.of("g++", "-O2", "-std=c++17");

    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Path folder = Files.createTempDirectory("peers");
    private final int rounds;

    private Comparison(int rounds) throws IOException, InterruptedException {
        this.rounds = rounds;
        for (String contestant : Contest.contestants()) {
            commands.put(contestant, javaCommand(contestant));
        }
        unpack("delays.hpp");
        addCpp("C++ std::priority_queue", "priority_queue");
        addCpp("ns-3", "ns3", "-lns3-core");
        addSimjs();
        addPython("CPython heapq", "heapq", "heapq", "python3", "/usr/bin/python3");
        addPython("SimPy 2", "simpy", "SimPy", "python3", "/usr/bin/python3");
    }

    /** Prints the tables on standard output and how far it is on standard error. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        List<String> names = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        List<Workload> workloads = named(Workload.values(), names);
        List<Delays> delays = named(Delays.values(), names);
        names.forEach(Comparison::refuseUnknown);
        Comparison comparison = new Comparison(rounds);
        for (Delays source : delays) {
            comparison.print(source, workloads, comparison.measure(source, workloads));
        }
    }

    private static void refuseUnknown(String name) {
        if (Stream.of(Workload.values(), Delays.values())
                .flatMap(Stream::of)
                .map(Enum::name)
                .noneMatch(name::equals)) {
            throw new IllegalArgumentException("Nothing that is compared is called " + name + ".");
        }
    }

    /** Those that are named, or all if none is. */
    private static <E extends Enum<E>> List<E> named(E[] all, List<String> names) {
        List<E> some = Stream.of(all).filter(e -> names.contains(e.name())).toList();
        return some.isEmpty() ? List.of(all) : some;
    }

    private static List<String> javaCommand(String contestant) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return List.of(java, "-Xmx2g", "-XX:+UseSerialGC", "-cp", classPath, Contest.class.getName(), contestant);
    }

    private void addCpp(String contestant, String name, String... libraries) throws IOException, InterruptedException {
        Path program = folder.resolve(name);
        List<String> command = new ArrayList<>(COMPILE);
        command.addAll(List.of("-o", program.toString(), unpack(name + ".cpp").toString()));
        command.addAll(List.of(libraries));
        if (ask(command).isPresent()) {
            commands.put(contestant, List.of(program.toString()));
        }
    }

    private void addSimjs() throws IOException, InterruptedException {
        Path script = unpack("simjs.js");
        if (ask(List.of("npm", "install", "--silent", "--prefix", folder.toString(), "simjs@2.0.3"))
                .isPresent()) {
            commands.put("SIM.JS", List.of("node", "--max-old-space-size=2048", script.toString()));
        }
    }

    /** With the first of some interpreters that has the module. */
    private void addPython(String contestant, String name, String module, String... interpreters)
            throws IOException, InterruptedException {
        Path script = unpack("python_peers.py");
        for (String python : interpreters) {
            if (ask(List.of(python, "-c", "import " + module)).isPresent()) {
                commands.put(contestant, List.of(python, script.toString(), name));
                return;
            }
        }
    }

    private Path unpack(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Comparison.class.getResourceAsStream("/peers/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    /** Standard output of a command, or empty when it is not there or fails. */
    private static Optional<String> ask(List<String> command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            System.err.println(command.get(0) + " is not there: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Map<String, Map<Workload, List<Double>>> measure(Delays delays, List<Workload> workloads)
            throws IOException, InterruptedException {
        Map<String, Map<Workload, List<Double>>> rates = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Workload workload : workloads) {
                System.err.println("round " + round + ": " + workload.title() + ", " + delays.title());
                for (String contestant : commands.keySet()) {
                    if (Contest.takesPart(contestant, workload, delays)) {
                        rateOf(contestant, workload, delays)
                                .ifPresent(rate -> rates.computeIfAbsent(contestant, c -> new EnumMap<>(Workload.class))
                                        .computeIfAbsent(workload, w -> new ArrayList<>())
                                        .add(rate));
                    }
                }
            }
        }
        return rates;
    }

    private Optional<Double> rateOf(String contestant, Workload workload, Delays delays)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(commands.get(contestant));
        boolean inJava = command.contains(Contest.class.getName());
        command.addAll(inJava ? List.of(workload.name(), delays.name()) : List.of(workload.key(), delays.key()));
        return ask(command).flatMap(Comparison::rateIn);
    }

    /** Empty for who was too slow to be measured. */
    private static Optional<Double> rateIn(String output) {
        return output.lines()
                .filter(line -> line.startsWith("rate "))
                .map(line -> Double.valueOf(line.substring(5)))
                .filter(Double::isFinite)
                .findFirst();
    }

    private static double median(List<Double> rates) {
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private void print(Delays delays, List<Workload> workloads, Map<String, Map<Workload, List<Double>>> rates) {
        StringBuilder table = new StringBuilder("\n| million a second (Faultline / peer), ")
                .append(delays.title())
                .append(" |");
        workloads.forEach(w -> table.append(' ').append(w.title()).append(" |"));
        table.append("\n|---|").append("---|".repeat(workloads.size())).append('\n');
        Map<Workload, List<Double>> own = rates.getOrDefault(Contest.FAULTLINE, Map.of());
        rates.forEach((contestant, of) -> {
            table.append("| ").append(contestant).append(" |");
            for (Workload workload : workloads) {
                table.append(' ')
                        .append(cell(of.get(workload), own.get(workload)))
                        .append(" |");
            }
            table.append('\n');
        });
        System.out.print(table);
        Map<String, Map<Workload, Double>> medians = new LinkedHashMap<>();
        rates.forEach((contestant, of) ->
                of.forEach((workload, some) -> medians.computeIfAbsent(contestant, c -> new EnumMap<>(Workload.class))
                        .put(workload, median(some))));
        System.out.print(Aims.table(workloads, medians));
    }

    private static String cell(List<Double> rates, List<Double> own) {
        if (rates == null) {
            return "-";
        }
        String millions = String.format(Locale.ROOT, "%.2f", median(rates) / 1e6);
        return rates == own || own == null
                ? millions
                : millions + String.format(Locale.ROOT, " (%.1f)", median(own) / median(rates));
    }
}
