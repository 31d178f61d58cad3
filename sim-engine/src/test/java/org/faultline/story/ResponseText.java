package org.faultline.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.faultline.model.Distribution;
import org.faultline.policy.Analysts;
import org.faultline.policy.DutyHours;
import org.faultline.policy.Footing;
import org.faultline.policy.Playbook;
import org.faultline.policy.Response;
import org.faultline.policy.Restoration;
import org.faultline.policy.Sensor;
import org.faultline.policy.Sign;
import org.faultline.policy.SpareParts;
import org.faultline.policy.Watch;
import org.faultline.threat.Selector;

/** A response plan said in one sentence: {@code noticedAfter(1).understoodAfter(0.5).onSite(2, 1, 4)}. Chances are one. */
public final class ResponseText {

    private final Distribution notice;
    private Distribution diagnosis = Distribution.of(0);
    private double noticeChance = 1;
    private double implantChance = 1;
    private Optional<Footing> diagnosisNeeds = Optional.empty();
    private final List<Sensor> sensors = new ArrayList<>();
    private final List<Analysts> analysts = new ArrayList<>();
    private final List<Playbook> playbooks = new ArrayList<>();
    private final List<Response.Crew> crews = new ArrayList<>();
    private Restoration restoration = Restoration.AS_BROKEN;
    private final List<SpareParts> spares = new ArrayList<>();

    private ResponseText(Distribution notice) {
        this.notice = notice;
    }

    /** Nothing is noticed of itself. */
    public static ResponseText unnoticed() {
        return noticedAfter(0).chances(0, 0);
    }

    public static ResponseText noticedAfter(double hours) {
        return noticedAfter(Distribution.of(hours));
    }

    public static ResponseText noticedAfter(Distribution hours) {
        return new ResponseText(hours);
    }

    public ResponseText understoodAfter(double hours) {
        diagnosis = Distribution.of(hours);
        return this;
    }

    public ResponseText chances(double notice, double implant) {
        noticeChance = notice;
        implantChance = implant;
        return this;
    }

    public ResponseText onSite(int size, double travelHours, double workHours) {
        return crew(Response.Reach.ON_SITE, size, Distribution.of(travelHours), Distribution.of(workHours));
    }

    public ResponseText remote(int size, double workHours) {
        return crew(Response.Reach.REMOTE, size, Distribution.of(0), Distribution.of(workHours));
    }

    public ResponseText crew(Response.Reach reach, int size, Distribution travel, Distribution work) {
        crews.add(new Response.Crew(reach.id() + crews.size(), reach, size, travel, work));
        return this;
    }

    public ResponseText order(Restoration.Order which) {
        restoration = new Restoration(restoration.first(), which);
        return this;
    }

    /** Ids of what is mended before all else, one after the other. */
    public ResponseText first(String... ids) {
        restoration = new Restoration(Arrays.stream(ids).map(Selector::ofIds).toList(), restoration.order());
        return this;
    }

    /** Parts for everything. */
    public ResponseText spares(int stock, double leadHours, double perDay) {
        spares.add(new SpareParts(
                "parts", Selector.everything(), stock, Distribution.of(leadHours), OptionalDouble.of(perDay)));
        return this;
    }

    /** Changes the crew that was named last. */
    private ResponseText last(UnaryOperator<Response.Crew> change) {
        crews.add(change.apply(crews.remove(crews.size() - 1)));
        return this;
    }

    /** The crew that was named last works only at some hours of the day. */
    public ResponseText working(double from, double to) {
        return last(c -> new Response.Crew(
                c.id(),
                c.reach(),
                c.size(),
                new DutyHours(from, to),
                c.travelHours(),
                c.tasks(),
                c.cutOff(),
                c.needs()));
    }

    /** The crew that was named last needs other hours to replace what was wiped, and its work helps by chance. */
    public ResponseText replacing(double hours, double chance) {
        return last(c -> new Response.Crew(
                c.id(),
                c.reach(),
                c.size(),
                c.hours(),
                c.travelHours(),
                new Response.Tasks(c.tasks().workHours(), Optional.of(Distribution.of(hours)), chance),
                c.cutOff(),
                c.needs()));
    }

    public ResponseText owners(double workHours) {
        return crew(Response.Reach.OWNERS, 1, Distribution.of(0), Distribution.of(workHours));
    }

    public ResponseText by(Playbook... plans) {
        playbooks.addAll(List.of(plans));
        return this;
    }

    /** What the diagnosis needs. */
    public ResponseText diagnosisNeeds(Footing needs) {
        diagnosisNeeds = Optional.of(needs);
        return this;
    }

    /** Sessions from afar that end with nothing when management is lost. */
    public ResponseText remoteUntilCutOff(int size, double workHours) {
        return remote(size, workHours)
                .last(c -> new Response.Crew(
                        c.id(), c.reach(), c.size(), c.hours(), c.travelHours(), c.tasks(), true, c.needs()));
    }

    /** A sensor of everything that sees one sign, some time after it. */
    public ResponseText sensor(String id, Sign sees, Distribution after) {
        return sensor(new Sensor(id, List.of(sees), Selector.everything(), 1, after, 0, 0));
    }

    public ResponseText sensor(Sensor sensor) {
        sensors.add(sensor);
        return this;
    }

    public ResponseText analysts(int size, Distribution work) {
        return analysts(size, work, 0, 24);
    }

    public ResponseText analysts(int size, Distribution work, double from, double to) {
        analysts.add(new Analysts("a" + analysts.size(), size, new DutyHours(from, to), work, Optional.empty()));
        return this;
    }

    public Response toResponse() {
        return new Response(
                new Response.Detection(notice, noticeChance, implantChance, diagnosis, diagnosisNeeds),
                crews,
                restoration,
                spares,
                new Watch(sensors, analysts),
                playbooks);
    }
}
