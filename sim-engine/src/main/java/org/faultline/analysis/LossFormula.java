package org.faultline.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Distribution;
import org.faultline.model.QueueNetwork;
import org.faultline.model.Routing;
import org.faultline.model.Station;

/**
 * The share of customers that servers without a waiting line refuse in the long run, without a simulation: Erlang's loss formula,
 * which holds for every law of service with the same mean (B. A. Sevastyanov, Theory Probab. Appl. 2 (1957) 104-112).
 *
 * <p>With the offered load a, customers per mean service, and c servers: {@code B(0) = 1}, {@code B(c) = a B(c-1) / (c + a B(c-1))};
 * O(c), without cancellation.
 */
public final class LossFormula {

    private LossFormula() {}

    /**
     * The share refused by a number of servers.
     *
     * @param offered customers that come in the mean time of a service, above zero
     * @param servers zero or more
     */
    public static double refused(double offered, int servers) {
        double refused = 1;
        for (int c = 1; c <= servers; c++) {
            refused = offered * refused / (c + offered * refused);
        }
        return refused;
    }

    /**
     * The share refused by a station.
     *
     * @throws IllegalArgumentException when there is no such station, or the formula does not hold for it: it must have as much room
     *     as servers, no retries, no balking, no host, no time to set up, one law of service, and customers of Poisson streams alone that come one by
     *     one and for ever
     */
    public static double refused(QueueNetwork queues, String id) {
        Station station = queues.stations().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no station " + id));
        require(
                station.servers().isPresent() && station.servers().equals(station.room()),
                "station " + id + " must have as much room as servers");
        require(
                station.retry().isEmpty()
                        && !station.scares()
                        && station.paces().isEmpty()
                        && station.hosting().isEmpty()
                        && station.setUp().isEmpty()
                        && station.serviceOf().isEmpty()
                        && !station.isWide()
                        && station.together().most() == 1,
                "station " + id
                        + " must have no retries, no balking, no host, no time to set up, one law of service and one server for each customer");
        require(
                others(queues).noneMatch(r -> leadsTo(r, id))
                        && queues.forks().stream().noneMatch(f -> f.parts().contains(id)),
                "customers of station " + id + " must all come from arrival streams");
        List<ArrivalStream> streams =
                queues.arrivals().stream().filter(a -> leadsTo(a.to(), id)).toList();
        double perHour =
                streams.stream().mapToDouble(a -> perHour(a) * share(a, id)).sum();
        return refused(perHour * station.service().mean(), station.servers().getAsInt());
    }

    private static Stream<Routing> others(QueueNetwork queues) {
        return Stream.of(
                        queues.stations().stream().map(Station::next),
                        queues.forks().stream().map(f -> f.next()),
                        queues.accesses().stream().map(a -> a.next()),
                        queues.populations().stream().map(p -> p.to()))
                .flatMap(s -> s);
    }

    private static boolean leadsTo(Routing routing, String id) {
        return routing.routes().stream().anyMatch(r -> r.to().equals(id));
    }

    private static double share(ArrivalStream stream, String id) {
        return stream.to().routes().stream()
                .filter(r -> r.to().equals(id))
                .mapToDouble(Routing.Route::share)
                .sum();
    }

    private static double perHour(ArrivalStream stream) {
        require(
                stream.timing() instanceof ArrivalStream.Renewal renewal
                        && renewal.gap() instanceof Distribution.Exponential
                        && Double.isInfinite(renewal.untilHours())
                        && stream.batch().equals(Distribution.of(1)),
                "arrivals " + stream.id() + " must be a Poisson stream of single customers without end");
        return 1 / ((ArrivalStream.Renewal) stream.timing()).gap().mean();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
