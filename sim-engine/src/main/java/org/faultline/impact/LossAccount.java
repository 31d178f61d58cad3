package org.faultline.impact;

import java.util.Arrays;
import java.util.Optional;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/**
 * Everything lost in one run, read once from its log; O(events x steps).
 *
 * <p>A service at level L fails {@code people x (1 - L)} people; integrated over demand-weighted time that gives people-hours.
 * Each missing part of a level is booked on the campaign step nearest up the causal chain of the event that took it away.
 * When a level rises, the part booked on the step whose damage was mended is given back first, then the other parts in
 * proportion. The parts of a service always add up to what it misses, so the losses of all steps add up to the total.
 */
public final class LossAccount {

    private static final int[] NO_ROOM = {};

    private final ServiceIndex index;
    private final Subjects subjects;
    private final EventLog log;
    private final long horizon;
    private final int parts;
    private int[] partOfEvent;

    private final double[] level;
    private final long[] since;
    private final double[] missing;
    private final double[] lostByService;
    private final double[] lostByPart;

    private final double[] sectorDeficit;
    private final int[] sectorImpaired;
    private final StepFunction[] sectorMissing;
    private final double[] typeDeficit;
    private final int[] typeImpaired;
    private final StepFunction[] typeMissing;
    private final double[][] regionTypeDeficit;
    private final double[][] regionAffected;
    private final double[] sectorAffected;
    private final StepFunction[] sectorPeople;

    private final double[] usersOut;
    private final int[] areasOut;
    private final StepFunction[] operatorUsersOut;
    private final int[] gnbsOut;
    private final StepFunction[] operatorGnbsOut;
    private final Optional<ExposureAccount> exposures;
    /** Whether anything is booked on steps, so that it must be known which step is up the chain. */
    private final boolean books;

    private int compromised;
    private final StepFunction compromisedAssets = new StepFunction();

    private LossAccount(ServiceIndex index, Subjects subjects, EventLog log, long horizon, int[] room) {
        this.index = index;
        this.subjects = subjects;
        this.log = log;
        this.horizon = horizon;
        int services = subjects.services().size();
        int sectors = index.sectors().size();
        int types = index.types().size();
        int operators = index.operators().size() + 1;
        parts = subjects.stepIds().size() + 1;
        partOfEvent = room;
        level = new double[services];
        Arrays.fill(level, 1);
        since = new long[services];
        missing = new double[services * parts];
        lostByService = new double[services];
        lostByPart = new double[parts];
        sectorDeficit = new double[sectors];
        sectorImpaired = new int[sectors];
        sectorMissing = functions(sectors);
        typeDeficit = new double[types];
        typeImpaired = new int[types];
        typeMissing = functions(types);
        regionTypeDeficit = new double[index.regions().size()][types];
        regionAffected = new double[index.regions().size()][sectors];
        sectorAffected = new double[sectors];
        sectorPeople = functions(sectors);
        usersOut = new double[operators];
        areasOut = new int[operators];
        operatorUsersOut = functions(operators);
        gnbsOut = new int[operators];
        operatorGnbsOut = functions(operators);
        exposures = index.exposures().map(e -> new ExposureAccount(e, index, subjects, log, horizon));
        books = services > 0 || exposures.isPresent();
    }

    /** Reads the log of a run that went from the start of the scenario to the horizon. */
    public static LossAccount of(ServiceIndex index, Subjects subjects, EventLog log, long horizonMicros) {
        return new Reader().read(index, subjects, log, horizonMicros);
    }

    /** Reads one log after the other, with the same room for what is known of each event only while reading. */
    public static final class Reader {

        private int[] room = {};

        /** As {@link LossAccount#of}. */
        public LossAccount read(ServiceIndex index, Subjects subjects, EventLog log, long horizonMicros) {
            if (room.length < log.size()) {
                room = new int[log.size() + log.size() / 4];
            }
            LossAccount account = new LossAccount(index, subjects, log, horizonMicros, room);
            account.readAll();
            return account;
        }
    }

    private void readAll() {
        if (books || index.countsAssets || log.changesIntegrity()) {
            readEvents();
        }
        for (int s = 0; s < level.length; s++) {
            settle(s, horizon);
        }
        exposures.ifPresent(ExposureAccount::finish);
        partOfEvent = NO_ROOM;
    }

    private void readEvents() {
        long counted = What.INTEGRITY.alone() | (index.countsAssets ? What.LEVEL.alone() : 0);
        for (int event = 0; event < log.size(); event++) {
            if (books || log.isAmong(event, counted)) {
                read(event);
            }
        }
    }

    private static StepFunction[] functions(int n) {
        StepFunction[] all = new StepFunction[n];
        Arrays.setAll(all, i -> new StepFunction());
        return all;
    }

    private void read(int event) {
        int subject = log.subject(event);
        What what = log.what(event);
        if (books) {
            partOfEvent[event] = partOf(event, subject, what);
        }
        if (exposures.isPresent()) {
            exposures.get().read(event, partOfEvent[event]);
        }
        if (what == What.LEVEL) {
            if (subjects.isService(subject)) {
                readService(event, subject - subjects.assets().size());
            } else {
                readAsset(event, subject);
            }
        } else if (what == What.INTEGRITY) {
            compromised += Integer.signum((int) log.to(event)) - Integer.signum((int) log.from(event));
            compromisedAssets.add(log.timeMicros(event), compromised);
        }
    }

    /** The campaign step nearest up the chain; the last part where there is none. */
    private int partOf(int event, int subject, What what) {
        if (what == What.STEP) {
            return subject - subjects.step(0);
        }
        return log.cause(event) == EventLog.NO_CAUSE ? parts - 1 : partOfEvent[log.cause(event)];
    }

    private void readService(int event, int service) {
        long now = log.timeMicros(event);
        settle(service, now);
        double before = level[service];
        double after = log.to(event);
        int part = partOfEvent[event];
        if (after < before) {
            missing[service * parts + part] += before - after;
        } else {
            giveBack(service, part, after, before);
        }
        level[service] = after;
        bookAggregates(service, before, after, now);
    }

    private void giveBack(int service, int part, double after, double before) {
        int first = service * parts;
        if (after >= 1) {
            Arrays.fill(missing, first, first + parts, 0);
            return;
        }
        double rise = after - before;
        double own = Math.min(rise, missing[first + part]);
        missing[first + part] -= own;
        double rest = 0;
        for (int p = 0; p < parts; p++) {
            rest += missing[first + p];
        }
        double keep = rest <= 0 ? 0 : Math.max(0, 1 - (rise - own) / rest);
        for (int p = 0; p < parts; p++) {
            missing[first + p] *= keep;
        }
    }

    /** Books what the service has lost since its last change. */
    private void settle(int service, long now) {
        if (level[service] < 1) {
            DemandClock clock = index.clock(service);
            double hours = clock.hoursUntil(now) - clock.hoursUntil(since[service]);
            double weighted = index.people[service] * hours;
            lostByService[service] += weighted * (1 - level[service]);
            double all = 0;
            for (int p = 0; p < parts; p++) {
                all += missing[service * parts + p];
            }
            for (int p = 0; p < parts; p++) {
                lostByPart[p] += weighted * (1 - level[service]) * missing[service * parts + p] / all;
            }
        }
        since[service] = now;
    }

    private void bookAggregates(int service, double before, double after, long now) {
        int type = index.type[service];
        int sector = index.sector(service);
        int region = index.region[service];
        double change = index.people[service] * (before - after);
        int impaired = (after < 1 ? 1 : 0) - (before < 1 ? 1 : 0);
        sectorImpaired[sector] += impaired;
        typeImpaired[type] += impaired;
        sectorDeficit[sector] = sectorImpaired[sector] == 0 ? 0 : sectorDeficit[sector] + change;
        typeDeficit[type] = typeImpaired[type] == 0 ? 0 : typeDeficit[type] + change;
        sectorMissing[sector].add(now, ratio(sectorDeficit[sector], index.peopleOfSector[sector]));
        typeMissing[type].add(now, ratio(typeDeficit[type], index.peopleOfType[type]));
        regionTypeDeficit[region][type] += change;
        double affected = 0;
        for (int t = 0; t < regionTypeDeficit[region].length; t++) {
            if (index.sectorOfType(t) == sector) {
                affected = Math.max(affected, regionTypeDeficit[region][t]);
            }
        }
        sectorAffected[sector] += affected - regionAffected[region][sector];
        regionAffected[region][sector] = affected;
        sectorPeople[sector].add(now, sectorImpaired[sector] == 0 ? 0 : Math.max(0, sectorAffected[sector]));
    }

    private void readAsset(int event, int asset) {
        if (index.isGnb[asset] || index.isArea[asset]) {
            book(event, asset, index.operators().size());
            if (index.operatorOfAsset[asset] >= 0) {
                book(event, asset, index.operatorOfAsset[asset]);
            }
        }
    }

    private void book(int event, int asset, int operator) {
        if (!index.isGnb[asset]) {
            areasOut[operator] += (log.to(event) < 1 ? 1 : 0) - (log.from(event) < 1 ? 1 : 0);
            usersOut[operator] = areasOut[operator] == 0
                    ? 0
                    : usersOut[operator] + index.areaUsers[asset] * (log.from(event) - log.to(event));
            operatorUsersOut[operator].add(log.timeMicros(event), usersOut[operator]);
        } else {
            gnbsOut[operator] += (log.to(event) == 0 ? 1 : 0) - (log.from(event) == 0 ? 1 : 0);
            operatorGnbsOut[operator].add(log.timeMicros(event), gnbsOut[operator]);
        }
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : Math.min(1, Math.max(0, part / whole));
    }

    /** The numbering of services, sectors, regions and operators. */
    public ServiceIndex index() {
        return index;
    }

    /** Who can be a subject, with the names of the steps. */
    public Subjects subjects() {
        return subjects;
    }

    /** Length of the run in microseconds. */
    public long horizonMicros() {
        return horizon;
    }

    /** Demand-weighted people-hours lost by a service, by its place in the network. */
    public double peopleHoursOfService(int service) {
        return lostByService[service];
    }

    /** Demand-weighted people-hours that a service would have delivered, had nothing happened. */
    public double peopleHoursWanted(int service) {
        return index.people[service] * index.clock(service).hoursUntil(horizon);
    }

    /** People-hours booked on a campaign step, by its place in the campaign; the number of steps stands for no step. */
    public double peopleHoursOfStep(int step) {
        return lostByPart[step];
    }

    /** Missing share of a sector over time, people-weighted, in [0, 1]. */
    public StepFunction missingOfSector(int sector) {
        return sectorMissing[sector];
    }

    /** Missing share of a kind of service over time, people-weighted, in [0, 1]. */
    public StepFunction missingOfType(int type) {
        return typeMissing[type];
    }

    /** People affected in a sector over time; a person who misses several of its services counts once. */
    public StepFunction peopleOfSector(int sector) {
        return sectorPeople[sector];
    }

    /** Users of an operator without coverage over time; the number of operators stands for all of them. */
    public StepFunction usersOutOfOperator(int operator) {
        return operatorUsersOut[operator];
    }

    /** gNBs of an operator at level zero over time; the number of operators stands for all of them. */
    public StepFunction gnbsOutOfOperator(int operator) {
        return operatorGnbsOut[operator];
    }

    /** Whom interception and falsification expose; empty where no step does either. */
    Optional<ExposureAccount> exposures() {
        return exposures;
    }

    /** Assets whose integrity is not clean over time. */
    public StepFunction compromisedAssets() {
        return compromisedAssets;
    }
}
