package org.faultline.io.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Checks;

/**
 * One finished replication at an end of an assumption: a line of {@code tornado.jsonl}.
 *
 * @param assumption id of the assumption
 * @param end {@code low} or {@code high}
 * @param sets path of the value that was replaced
 * @param value what was put in
 * @param row the replication, without the courses of sectors and deadlocks
 */
public record TornadoRow(String assumption, String end, String sets, String value, ReplicationRow row) {

    public TornadoRow {
        Checks.named("assumption of a tornado row", assumption);
        row = new ReplicationRow(
                row.variant(),
                row.replication(),
                row.seed(),
                row.hash(),
                row.seconds(),
                row.events(),
                row.measures(),
                List.of(),
                Map.of(),
                row.drawn(),
                row.bounds(),
                Optional.empty());
    }
}
