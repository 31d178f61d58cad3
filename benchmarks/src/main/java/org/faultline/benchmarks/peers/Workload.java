package org.faultline.benchmarks.peers;

import java.util.function.Supplier;

/** What is compared, by the name under which it is printed. */
enum Workload {
    HOLD_1000("hold-1000", "hold 10^3", () -> new Model.Hold(1000)),
    HOLD_100000("hold-100000", "hold 10^5", () -> new Model.Hold(100_000)),
    HOLD_1000000("hold-1000000", "hold 10^6", () -> new Model.Hold(1_000_000)),
    PHOLD_1024("phold-1024", "PHOLD 1,024", () -> new Model.Phold(1024)),
    PHOLD_65536("phold-65536", "PHOLD 65,536", () -> new Model.Phold(65_536)),
    QUEUE("mm1", "M/M/1", Model.Queue::new);

    private final String key;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // makes a new model each time and holds none
    private final Supplier<Model> model;

    Workload(String key, String title, Supplier<Model> model) {
        this.key = key;
        this.title = title;
        this.model = model;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    Model model() {
        return model.get();
    }
}
