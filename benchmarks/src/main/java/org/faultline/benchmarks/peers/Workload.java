package org.faultline.benchmarks.peers;

/** What is compared, by the name under which it is printed. */
enum Workload {
    HOLD_1000("hold-1000", "hold 10^3", 1000, 2.5),
    HOLD_100000("hold-100000", "hold 10^5", 100_000, 15),
    HOLD_1000000("hold-1000000", "hold 10^6", 1_000_000, 7),
    PHOLD_1024("phold-1024", "PHOLD 1,024", 1024, 3),
    PHOLD_65536("phold-65536", "PHOLD 65,536", 65_536, 3),
    QUEUE("mm1", "M/M/1", 2, 3);

    private final String key;
    private final String title;
    private final int processes;
    private final double aim;

    Workload(String key, String title, int processes, double aim) {
        this.key = key;
        this.title = title;
        this.processes = processes;
        this.aim = aim;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    /** Number of processes that schedule events. */
    int processes() {
        return processes;
    }

    /** Whether each event that happens schedules itself anew. */
    boolean isHold() {
        return this == HOLD_1000 || this == HOLD_100000 || this == HOLD_1000000;
    }

    /** How many times faster than the fastest other simulator Faultline is to be. */
    double aim() {
        return aim;
    }

    Model model(Chance chance) {
        return switch (this) {
            case HOLD_1000, HOLD_100000, HOLD_1000000 -> new Model.Hold(processes, chance);
            case PHOLD_1024, PHOLD_65536 -> new Model.Phold(processes, chance);
            case QUEUE -> new Model.Queue(chance);
        };
    }
}
