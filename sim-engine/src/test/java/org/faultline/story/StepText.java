package org.faultline.story;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Function;
import org.faultline.threat.Delivery;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;

/** A campaign step said in one sentence: {@code step("cut").at(1).stops("upf")}. Without a trigger it fires at 0 h. */
public final class StepText {

    private final String id;
    private Trigger trigger = new Trigger.At(Distribution.of(0));
    private Selector targets = Selector.everything();
    private Delivery delivery = new Delivery.AtOnce();
    private Effect effect = new Effect.Stop();
    private double chance = 1;
    private Distribution delay = Distribution.of(0);
    private Step.Recurrence recurrence = Step.Recurrence.ONCE;

    private StepText(String id) {
        this.id = id;
    }

    public static StepText step(String id) {
        return new StepText(id);
    }

    public StepText at(double hours) {
        return at(Distribution.of(hours));
    }

    public StepText at(Distribution hours) {
        trigger = new Trigger.At(hours);
        return this;
    }

    public StepText after(double delayHours, String... steps) {
        return after(Distribution.of(delayHours), steps);
    }

    public StepText after(Distribution delayHours, String... steps) {
        trigger = new Trigger.After(List.of(steps), delayHours);
        return this;
    }

    public StepText whenBelow(String subject, double level, double delayHours) {
        trigger = new Trigger.WhenBelow(subject, level, Distribution.of(delayHours));
        return this;
    }

    public StepText when(Trigger other) {
        trigger = other;
        return this;
    }

    public StepText stops(String... ids) {
        return has(new Effect.Stop(), ids);
    }

    public StepText wipes(String... ids) {
        return has(new Effect.Wipe(), ids);
    }

    public StepText degrades(double level, String... ids) {
        return has(new Effect.Degrade(level), ids);
    }

    public StepText implants(String... ids) {
        return has(new Effect.Implant(), ids);
    }

    public StepText locksOut(String... ids) {
        return has(new Effect.LockOut(), ids);
    }

    public StepText intercepts(String... ids) {
        return has(new Effect.Intercept(), ids);
    }

    /** Any effect; without ids the targets said so far stay. */
    public StepText has(Effect what, String... ids) {
        effect = what;
        if (ids.length > 0) {
            targets = Selector.ofIds(ids);
        }
        return this;
    }

    public StepText onVendor(String vendor) {
        return on(select(List.of(), List.of(vendor), List.of(), List.of(), List.of(), Optional.empty()));
    }

    public StepText onKind(AssetKind kind) {
        return on(select(List.of(), List.of(), List.of(), List.of(kind), List.of(), Optional.empty()));
    }

    public StepText onFunction(Function function) {
        return on(select(List.of(), List.of(), List.of(function), List.of(), List.of(), Optional.empty()));
    }

    public StepText onTag(String tag) {
        return on(select(List.of(), List.of(), List.of(), List.of(), List.of(tag), Optional.empty()));
    }

    public StepText onImplantsOf(String step) {
        return on(select(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.of(step)));
    }

    public StepText on(Selector selector) {
        targets = selector;
        return this;
    }

    public StepText share(double share) {
        targets = copy(share, targets.count(), targets.order());
        return this;
    }

    public StepText count(int count) {
        targets = copy(targets.share(), count, targets.order());
        return this;
    }

    public StepText order(Selector.Order order) {
        targets = copy(targets.share(), targets.count(), order);
        return this;
    }

    /** Waves as triples: start in hours, duration in hours, total share reached. */
    public StepText inWaves(double... triples) {
        Delivery.Wave[] waves = new Delivery.Wave[triples.length / 3];
        Arrays.setAll(waves, i -> new Delivery.Wave(triples[3 * i], triples[3 * i + 1], triples[3 * i + 2]));
        delivery = new Delivery.Staged(List.of(waves));
        return this;
    }

    /** A canary before the waves said so far. */
    public StepText afterCanary(double share, double watchedHours, double noticeChance) {
        Delivery.Canary canary = new Delivery.Canary(share, watchedHours, noticeChance);
        delivery = new Delivery.Staged(((Delivery.Staged) delivery).waves(), Optional.of(canary));
        return this;
    }

    public StepText chance(double share) {
        chance = share;
        return this;
    }

    /** The chance of getting past an operator. */
    public StepText getsIn(double share) {
        recurrence = new Step.Recurrence(1, Optional.empty(), List.of(), share);
        return this;
    }

    public StepText delayedBy(Distribution hours) {
        delay = hours;
        return this;
    }

    public Step toStep() {
        return new Step(
                id,
                "Step " + id,
                trigger,
                targets,
                delivery,
                effect,
                chance,
                delay,
                recurrence,
                Optional.empty(),
                Optional.empty());
    }

    private static Selector select(
            List<String> ids,
            List<String> vendors,
            List<Function> functions,
            List<AssetKind> kinds,
            List<String> tags,
            Optional<String> implantedBy) {
        List<String> none = List.of();
        return new Selector(
                ids,
                vendors,
                none,
                none,
                none,
                functions,
                kinds,
                none,
                none,
                tags,
                implantedBy,
                1,
                Integer.MAX_VALUE,
                Selector.Order.LISTED);
    }

    private Selector copy(double share, int count, Selector.Order order) {
        Selector t = targets;
        return new Selector(
                t.ids(),
                t.vendors(),
                t.products(),
                t.releases(),
                t.components(),
                t.functions(),
                t.kinds(),
                t.operators(),
                t.regions(),
                t.tags(),
                t.implantedBy(),
                share,
                count,
                order);
    }
}
