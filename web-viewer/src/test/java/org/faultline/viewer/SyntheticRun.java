package org.faultline.viewer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * A run folder with one replay, for tests of the pages. The story is always the same: a backdoor sleeps in the core instances of
 * one vendor, is triggered after twelve hours, pools and then services are lost, antenna sites of one vendor fail in waves, crews
 * bring everything back. It is drawn from a seed, fits the description of the format in every point, and is not a result of the engine.
 */
final class SyntheticRun {

    static final double HORIZON_HOURS = 72;
    static final double TRIGGER_HOURS = 12;
    static final double HEALTH_LIMIT = 0.6;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MICROS_PER_HOUR = 3.6e9;
    private static final int ATTACKED_OPERATOR = 0;

    private record Task(double hours, int order, Runnable action) {}

    private record SectorPoint(double micros, int sector, double level, double people) {}

    final SyntheticCountry country;
    final EventLog log = new EventLog(1 << 16);
    final int implantStep;
    final int triggerStep;

    private final String title;
    private final int siteFailures;
    private final SplittableRandom random;
    private final List<SectorPoint> sectorPoints = new ArrayList<>();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            (a, b) -> a.hours != b.hours ? Double.compare(a.hours, b.hours) : Integer.compare(a.order, b.order));
    private final float[] condition;
    private final float[] level;
    private final int[] cellsDown;
    private final int[] cellsOf;
    private final double[] affected = new double[SyntheticCountry.SECTORS.size()];
    private final double[] served = new double[SyntheticCountry.SECTORS.size()];
    private double nowHours;
    private int ordered;

    /** About 20,000 assets and 100,000 events. */
    static SyntheticRun nordland(long seed) {
        return new SyntheticRun("Synthetic Nordland", seed, 60, 4_900, 7_800);
    }

    SyntheticRun(String title, long seed, int regions, int sites, int siteFailures) {
        this.title = title;
        this.siteFailures = siteFailures;
        country = new SyntheticCountry(seed, regions, sites);
        random = new SplittableRandom(seed + 1);
        implantStep = country.assets.size() + country.services.size();
        triggerStep = implantStep + 1;
        condition = filled(implantStep + 2);
        level = filled(implantStep + 2);
        cellsDown = new int[country.assets.size()];
        cellsOf = new int[country.assets.size()];
        countCells();
        countPeople();
        play();
    }

    /** Writes the run folder. */
    void writeTo(Path runs, String id) throws IOException {
        Path folder = Files.createDirectories(runs.resolve(id));
        JSON.writeValue(folder.resolve("manifest.json").toFile(), manifest(id));
        JSON.writeValue(folder.resolve("summary.json").toFile(), summary());
        replay().writeTo(folder.resolve("replay-0.flr"));
    }

    private void play() {
        at(0, this::implant);
        at(TRIGGER_HOURS, this::trigger);
        for (int failure = 0; failure < siteFailures; failure++) {
            planSiteFailure(failure);
        }
        for (int failure = 0; failure < siteFailures / 400; failure++) {
            int site = random.nextInt(country.sites.size());
            at(random.nextDouble() * HORIZON_HOURS, () -> failRouterOf(site));
        }
        for (int hour = 0; hour <= HORIZON_HOURS; hour++) {
            at(hour, this::countAllSectors);
        }
        while (!tasks.isEmpty() && tasks.peek().hours <= HORIZON_HOURS) {
            Task task = tasks.poll();
            nowHours = task.hours;
            task.action.run();
        }
    }

    /** Two thirds of the failures come in three waves after the trigger, the rest at any time. */
    private void planSiteFailure(int number) {
        double hours = number % 3 == 0
                ? random.nextDouble() * HORIZON_HOURS
                : TRIGGER_HOURS + 4 * (number % 9 / 3) + Math.abs(random.nextDouble() + random.nextDouble() - 1);
        int site = random.nextInt(country.sites.size());
        boolean attacked = number % 3 != 0;
        at(hours, () -> failSite(site, attacked ? triggerEvent : EventLog.NO_CAUSE));
    }

    private int triggerEvent = EventLog.NO_CAUSE;

    private void implant() {
        int step = append(implantStep, What.STEP, 0, 1, EventLog.NO_CAUSE);
        for (int i = 0; i < SyntheticCountry.amfsPerPool(); i++) {
            append(country.amf(ATTACKED_OPERATOR, i), What.INTEGRITY, 0, 1, step);
        }
    }

    private void trigger() {
        triggerEvent = append(triggerStep, What.STEP, 0, 1, EventLog.NO_CAUSE);
        for (int i = 0; i < SyntheticCountry.amfsPerPool(); i++) {
            int amf = country.amf(ATTACKED_OPERATOR, i);
            double delay = 0.02 + 0.01 * i;
            at(TRIGGER_HOURS + delay, () -> loseInstance(amf));
            at(TRIGGER_HOURS + 8 + delay, () -> {
                append(amf, What.INTEGRITY, 2, 4, triggerEvent);
                repair(amf, this::regainPool);
            });
        }
        at(TRIGGER_HOURS + 1, () -> append(triggerStep, What.NOTICED, 0, 1, triggerEvent));
        at(TRIGGER_HOURS + 3, () -> append(triggerStep, What.DIAGNOSED, 0, 1, triggerEvent));
    }

    private void loseInstance(int amf) {
        int active = append(amf, What.INTEGRITY, 1, 2, triggerEvent);
        int broken = setCondition(amf, 0, active);
        int down = setLevel(amf, 0, broken);
        int pool = country.pool(ATTACKED_OPERATOR);
        int poolDown = setLevel(
                pool,
                level[pool] - 1f / SyntheticCountry.amfsPerPool() < 0.01
                        ? 0
                        : level[pool] - 1f / SyntheticCountry.amfsPerPool(),
                down);
        int registration = country.registration(ATTACKED_OPERATOR);
        int lost = setLevel(registration, level[pool], poolDown);
        if (level[registration] == 0) {
            loseServices(lost);
        }
    }

    private void loseServices(int cause) {
        for (int s = 0; s < country.services.size(); s++) {
            int service = country.assets.size() + s;
            double reserve = 0.2 + 3 * random.nextDouble();
            int begins = append(service, What.AUTONOMY, 1, 0, cause);
            at(nowHours + reserve, () -> {
                int empty = append(service, What.AUTONOMY, 0, -1, begins);
                setLevel(service, service % 3 == 0 ? 0 : 0.3, empty);
            });
        }
    }

    private void regainPool(int cause) {
        int pool = country.pool(ATTACKED_OPERATOR);
        float next = Math.min(1, level[pool] + 1f / SyntheticCountry.amfsPerPool());
        int up = setLevel(pool, next > 0.99 ? 1 : next, cause);
        int registration = country.registration(ATTACKED_OPERATOR);
        boolean back = level[registration] == 0;
        int regained = setLevel(registration, level[pool], up);
        if (back) {
            for (int s = 0; s < country.services.size(); s++) {
                int service = country.assets.size() + s;
                append(service, What.AUTONOMY, -1, 1, regained);
                at(nowHours + 0.2 + random.nextDouble() * 2, () -> setLevel(service, 1, regained));
            }
        }
    }

    private void failSite(int site, int cause) {
        int gnb = country.sites.get(site);
        if (level[gnb] < 1) {
            return;
        }
        int broken = setCondition(gnb, 0, cause);
        int down = setLevel(gnb, 0, broken);
        setCells(gnb, 0, down);
        at(nowHours + 0.2 + 9 * random.nextDouble(), () -> repair(gnb, up -> setCells(gnb, 1, up)));
    }

    /** A router takes the antenna sites behind it off the network, which themselves stay whole. */
    private void failRouterOf(int someSite) {
        int router = country.routerOfSite.get(someSite);
        if (condition[router] < 1) {
            return;
        }
        int down = setLevel(router, 0, setCondition(router, 0, EventLog.NO_CAUSE));
        sitesBehind(router).filter(gnb -> level[gnb] == 1).forEach(gnb -> setCells(gnb, 0, setLevel(gnb, 0, down)));
        at(
                nowHours + 2,
                () -> repair(router, up -> sitesBehind(router)
                        .filter(gnb -> condition[gnb] == 1 && level[gnb] == 0)
                        .forEach(gnb -> setCells(gnb, 1, setLevel(gnb, 1, up)))));
    }

    private IntStream sitesBehind(int router) {
        return IntStream.range(0, country.sites.size())
                .filter(site -> country.routerOfSite.get(site) == router)
                .map(country.sites::get);
    }

    private interface Then {
        void after(int cause);
    }

    private void repair(int asset, Then then) {
        int waits = append(asset, What.REPAIR, 2, 0, EventLog.NO_CAUSE);
        at(nowHours + 0.2, () -> {
            int works = append(asset, What.REPAIR, 0, 1, waits);
            at(nowHours + 0.5 + random.nextDouble(), () -> {
                int done = append(asset, What.REPAIR, 1, 2, works);
                int whole = setCondition(asset, 1, done);
                then.after(setLevel(asset, 1, whole));
            });
        });
    }

    private void setCells(int gnb, double value, int cause) {
        SyntheticCountry.Asset site = country.assets.get(gnb);
        int area = country.area(site.operator(), site.region());
        for (int c = 1; c <= SyntheticCountry.cellsPerSite(); c++) {
            int cell = setLevel(gnb + c, value, cause);
            cellsDown[area] += value == 0 ? 1 : -1;
            if (c == SyntheticCountry.cellsPerSite()) {
                setLevel(area, 1 - (double) cellsDown[area] / cellsOf[area], cell);
            }
        }
    }

    private int setCondition(int subject, double value, int cause) {
        int event = append(subject, What.CONDITION, condition[subject], value, cause);
        condition[subject] = (float) value;
        return event;
    }

    private int setLevel(int subject, double value, int cause) {
        int event = append(subject, What.LEVEL, level[subject], value, cause);
        int service = subject - country.assets.size();
        if (service >= 0) {
            int sector = sectorOf(service);
            affected[sector] += country.services.get(service).people() * (level[subject] - value);
            countSector(sector);
        }
        level[subject] = (float) value;
        return event;
    }

    private int append(int subject, What what, double from, double to, int cause) {
        return log.append(Math.round(nowHours * MICROS_PER_HOUR), subject, what, from, to, cause);
    }

    private void at(double hours, Runnable action) {
        tasks.add(new Task(hours, ordered++, action));
    }

    private void countAllSectors() {
        for (int sector = 0; sector < affected.length; sector++) {
            countSector(sector);
        }
    }

    private void countSector(int sector) {
        double people = Math.max(0, affected[sector]);
        sectorPoints.add(
                new SectorPoint(Math.round(nowHours * MICROS_PER_HOUR), sector, 1 - people / served[sector], people));
    }

    private void countPeople() {
        for (int s = 0; s < country.services.size(); s++) {
            served[sectorOf(s)] += country.services.get(s).people();
        }
    }

    private void countCells() {
        for (SyntheticCountry.Asset asset : country.assets) {
            if (asset.kind() == SyntheticCountry.CELL) {
                cellsOf[country.area(asset.operator(), asset.region())]++;
            }
        }
    }

    private int sectorOf(int service) {
        return country.services.get(service).type() / 2;
    }

    private static float[] filled(int length) {
        float[] ones = new float[length];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private ReplayFile replay() {
        List<SyntheticCountry.Asset> assets = country.assets;
        List<SyntheticCountry.Service> services = country.services;
        int n = assets.size();
        int m = services.size();
        int e = log.size();
        int p = sectorPoints.size();
        return new ReplayFile(header())
                .text(
                        "asset.id",
                        assets.stream().map(SyntheticCountry.Asset::id).toList())
                .floats("asset.lon", n, i -> assets.get(i).lon())
                .floats("asset.lat", n, i -> assets.get(i).lat())
                .bytes("asset.kind", n, i -> assets.get(i).kind())
                .bytes("asset.operator", n, i -> assets.get(i).operator())
                .bytes("asset.vendor", n, i -> assets.get(i).vendor())
                .shorts("asset.region", n, i -> assets.get(i).region())
                .floats("asset.users", n, i -> assets.get(i).users())
                .text(
                        "service.id",
                        services.stream().map(SyntheticCountry.Service::id).toList())
                .shorts("service.type", m, i -> services.get(i).type())
                .shorts("service.region", m, i -> services.get(i).region())
                .floats("service.people", m, i -> services.get(i).people())
                .bytes("service.profile", m, i -> 0)
                .floats("service.lon", m, i -> services.get(i).lon())
                .floats("service.lat", m, i -> services.get(i).lat())
                .doubles("event.time", e, log::timeMicros)
                .ints("event.subject", "u32", e, log::subject)
                .bytes("event.what", e, i -> log.what(i).code())
                .floats("event.from", e, log::from)
                .floats("event.to", e, log::to)
                .ints("event.cause", "i32", e, log::cause)
                .doubles("sector.time", p, i -> sectorPoints.get(i).micros())
                .bytes("sector.sector", p, i -> sectorPoints.get(i).sector())
                .floats("sector.level", p, i -> sectorPoints.get(i).level())
                .floats("sector.people", p, i -> sectorPoints.get(i).people());
    }

    private ObjectNode header() {
        ObjectNode header = JSON.createObjectNode();
        header.put("title", title)
                .put("variant", "today-alfa")
                .put("mix", "today")
                .put("supplier", "alfa");
        header.put("seed", 42).put("replication", 3).put("hash", log.hash()).put("start", "2026-03-10T06:00");
        header.put("horizonMicros", (long) (HORIZON_HOURS * MICROS_PER_HOUR));
        header.put("subjects", triggerStep + 1)
                .put("assets", country.assets.size())
                .put("services", country.services.size());
        header.put("steps", 2).put("events", log.size());
        for (int k = 0; k < SyntheticCountry.KINDS.size(); k++) {
            header.withArray("kinds")
                    .addObject()
                    .put("id", SyntheticCountry.KINDS.get(k))
                    .put("layer", SyntheticCountry.LAYERS.get(k));
        }
        SyntheticCountry.OPERATORS.forEach(header.withArray("operators")::add);
        titled(header.withArray("vendors"), SyntheticCountry.VENDORS, "Vendor ");
        for (int r = 0; r < country.cities.size(); r++) {
            SyntheticCountry.City city = country.cities.get(r);
            header.withArray("regions")
                    .addObject()
                    .put("id", "R-" + r)
                    .put("title", city.title())
                    .put("population", city.people());
        }
        titled(header.withArray("sectors"), SyntheticCountry.SECTORS, "");
        for (int t = 0; t < SyntheticCountry.SERVICE_TYPES.size(); t++) {
            String id = SyntheticCountry.SERVICE_TYPES.get(t);
            header.withArray("serviceTypes")
                    .addObject()
                    .put("id", id)
                    .put("title", capitalised(id))
                    .put("sector", t / 2);
        }
        ObjectNode outline = header.withArray("outlines").addObject().put("name", "The country");
        country.outline.forEach(outline.withArray("ring")::add);
        header.withArray("stepTitles").add("Backdoor arrives with an update").add("Backdoor is triggered");
        ArrayNode flat = header.withArray("demand").addArray();
        for (int hour = 0; hour < 24; hour++) {
            flat.add(1.0);
        }
        return header;
    }

    private ObjectNode manifest(String id) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", 1)
                .put("id", id)
                .put("title", title)
                .put("description", "Drawn from a seed for tests; not a result.");
        manifest.put("scenarioFile", "synthetic.yaml")
                .put("scenarioSha256", "0".repeat(64))
                .put("seed", 42)
                .put("replications", 20);
        manifest.withArray("variants")
                .addObject()
                .put("id", "today-alfa")
                .put("mix", "today")
                .put("mixTitle", "Today")
                .put("supplier", "alfa");
        manifest.put("start", "2026-03-10T06:00")
                .put("horizonHours", HORIZON_HOURS)
                .put("engine", "0.1.0")
                .put("java", "17");
        manifest.put("command", "faultline run synthetic.yaml --seed 42 --reps 20");
        manifest.put("startedAt", "2026-05-12T09:14:00Z").put("finishedAt", "2026-05-12T09:15:10Z");
        manifest.put("assets", country.assets.size()).put("services", country.services.size());
        titled(manifest.withArray("sectors"), SyntheticCountry.SECTORS, "");
        return manifest;
    }

    private ObjectNode summary() {
        ObjectNode summary = JSON.createObjectNode();
        ObjectNode limit = summary.withArray("limits").addObject();
        limit.put("id", "health-60")
                .put("variant", "today-alfa")
                .put("ok", false)
                .put("value", 0.31);
        limit.put("measure", "lowest-level").put("subject", "sector:health").put("atLeast", HEALTH_LIMIT);
        for (String sector : SyntheticCountry.SECTORS) {
            addCurve(summary.withArray("curves")
                    .addObject()
                    .put("variant", "today-alfa")
                    .put("sector", sector));
        }
        summary.withArray("answer").add("Health falls below 60 % in every run.");
        return summary;
    }

    /** Made-up bands around a made-up dip, only so that bands can be seen. */
    private static void addCurve(ObjectNode curve) {
        for (int hour = 0; hour <= HORIZON_HOURS; hour++) {
            double dip = hour < TRIGGER_HOURS ? 0 : Math.exp(-Math.pow((hour - 18) / 6.0, 2));
            curve.withArray("hours").add(hour);
            curve.withArray("median").add(1 - 0.5 * dip);
            curve.withArray("lo").add(1 - 0.7 * dip);
            curve.withArray("hi").add(1 - 0.3 * dip);
            curve.withArray("people").add(2e6 * dip);
            curve.withArray("peopleLo").add(1.4e6 * dip);
            curve.withArray("peopleHi").add(2.9e6 * dip);
        }
    }

    private static void titled(ArrayNode list, List<String> ids, String prefix) {
        ids.forEach(id -> list.addObject().put("id", id).put("title", prefix + capitalised(id)));
    }

    private static String capitalised(String id) {
        return id.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + id.substring(1).replace('-', ' ');
    }
}
