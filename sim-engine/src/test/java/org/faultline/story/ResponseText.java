package org.faultline.story;

import java.util.ArrayList;
import java.util.List;
import org.faultline.model.Distribution;
import org.faultline.policy.Response;

/** A response plan said in one sentence: {@code noticedAfter(1).understoodAfter(0.5).onSite(2, 1, 4)}. Chances are one. */
public final class ResponseText {

    private final Distribution notice;
    private Distribution diagnosis = Distribution.of(0);
    private double noticeChance = 1;
    private double implantChance = 1;
    private final List<Response.Crew> crews = new ArrayList<>();
    private Response.Order order = Response.Order.FIRST_BROKEN;

    private ResponseText(Distribution notice) {
        this.notice = notice;
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

    public ResponseText order(Response.Order which) {
        order = which;
        return this;
    }

    public Response toResponse() {
        return new Response(new Response.Detection(notice, noticeChance, implantChance, diagnosis), crews, order);
    }
}
