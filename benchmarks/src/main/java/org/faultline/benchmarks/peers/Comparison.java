package org.faultline.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs every contestant on every workload, each in a process of its own, and prints a table: millions of events (of customers for M/M/1)
 * per second of processor time, and how many times faster Faultline is. A round takes all contestants of a workload one after the
 * other, so that whatever else the machine does meets all of them; figures are medians over the rounds.
 *
 * <p>Arguments: number of rounds (3 unless told), then names of workloads (all unless told). C++ takes part where there is a
 * {@code g++}, CPython where there is a {@code python3}.
 */
public final class Comparison {

    private static final int ROUNDS = 3;

    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, Map<Workload, List<Double>>> rates = new LinkedHashMap<>();
    private final List<Workload> workloads;
    private final int rounds;

    private Comparison(int rounds, List<Workload> workloads) throws IOException, InterruptedException {
        this.rounds = rounds;
        this.workloads = workloads;
        for (String contestant : Contest.contestants()) {
            commands.put(contestant, javaCommand(contestant));
        }
        Path folder = Files.createTempDirectory("peers");
        Path program = folder.resolve("priority_queue");
        Path source = unpack(folder, "priority_queue.cpp");
        if (ask(List.of("g++", "-O2", "-o", program.toString(), source.toString()))
                .isPresent()) {
            commands.put("C++ std::priority_queue", List.of(program.toString()));
        }
        Path script = unpack(folder, "heapq_peer.py");
        if (ask(List.of("python3", "--version")).isPresent()) {
            commands.put("CPython heapq", List.of("python3", script.toString()));
        }
    }

    /** Prints the table on standard output and how far it is on standard error. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        List<Workload> workloads = args.length > 1
                ? Arrays.stream(args).skip(1).map(Workload::valueOf).toList()
                : List.of(Workload.values());
        Comparison comparison = new Comparison(rounds, workloads);
        comparison.measure();
        comparison.print();
    }

    private static List<String> javaCommand(String contestant) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return List.of(java, "-Xmx2g", "-XX:+UseSerialGC", "-cp", classPath, Contest.class.getName(), contestant);
    }

    private static Path unpack(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Comparison.class.getResourceAsStream("/peers/" + name)) {
            Files.copy(in, file);
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

    private void measure() throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (Workload workload : workloads) {
                System.err.println("round " + round + ": " + workload.title());
                for (String contestant : commands.keySet()) {
                    if (workload == Workload.QUEUE || !contestant.equals(Contest.BARE_LOOP)) {
                        measure(contestant, workload);
                    }
                }
            }
        }
    }

    private void measure(String contestant, Workload workload) throws IOException, InterruptedException {
        boolean inJava = commands.get(contestant).contains(Contest.class.getName());
        List<String> command = new ArrayList<>(commands.get(contestant));
        command.add(inJava ? workload.name() : workload.key());
        ask(command).ifPresent(output -> rates.computeIfAbsent(contestant, c -> new LinkedHashMap<>())
                .computeIfAbsent(workload, w -> new ArrayList<>())
                .add(rateIn(output)));
    }

    private static double rateIn(String output) {
        return output.lines()
                .filter(line -> line.startsWith("rate "))
                .mapToDouble(line -> Double.parseDouble(line.substring(5)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private double median(String contestant, Workload workload) {
        double[] sorted = rates.getOrDefault(contestant, Map.of()).getOrDefault(workload, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private void print() {
        StringBuilder table = new StringBuilder("| million a second (Faultline / peer) |");
        workloads.forEach(w -> table.append(' ').append(w.title()).append(" |"));
        table.append("\n|---|").append("---|".repeat(workloads.size())).append('\n');
        for (String contestant : rates.keySet()) {
            table.append("| ").append(contestant).append(" |");
            for (Workload workload : workloads) {
                table.append(' ').append(cell(contestant, workload)).append(" |");
            }
            table.append('\n');
        }
        System.out.print(table);
    }

    private String cell(String contestant, Workload workload) {
        double rate = median(contestant, workload);
        if (Double.isNaN(rate)) {
            return "-";
        }
        String millions = String.format(Locale.ROOT, "%.2f", rate / 1e6);
        return contestant.equals(Contest.FAULTLINE)
                ? millions
                : millions + String.format(Locale.ROOT, " (%.1f)", median(Contest.FAULTLINE, workload) / rate);
    }
}
