package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Form;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Gate;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Spread;

/** What happens to a target. */
final class EffectForms {

    private static final double MS_PER_HOUR = 3_600_000;

    private EffectForms() {}

    static Form<Effect> effect() {
        Effect[] plain = {
            new Effect.Implant(),
            new Effect.Stop(),
            new Effect.Wipe(),
            new Effect.LockOut(),
            new Effect.Intercept(),
            new Effect.Falsify(1),
            new Effect.Deregister(),
            new Effect.Desynchronise(),
            new Effect.Withdraw(),
            new Effect.Nothing()
        };
        Form<Effect> word = Values.word("effect", plain, Effect::id);
        Keys keys = new Keys("effect", "An effect that needs more than a word: exactly one of these.");
        var level = keys.optional("degrade", Values.share(), "The target goes on at this level.");
        var intercept = keys.optional(
                "intercept",
                Values.count(),
                "At most so many subscribers are listened to through each target; `intercept` by itself: all whom it serves.");
        var falsify = keys.optional(
                "falsify",
                Values.share(),
                "Level to which services and sector assets fall that take all their data or commands through false targets and obey;"
                        + " `falsify` by itself does them no harm.");
        var delay = keys.optional(
                "delay",
                Values.duration(),
                "Latency that the target adds to the way of each flow of traffic, e.g. `200 ms`.");
        var drop = keys.optional("drop", Values.share(), "Share of each flow of traffic that is lost at the target.");
        var misroute = keys.optional(
                "misroute", misroute(), "Traffic through the target makes a detour, on which others read it.");
        var flood = keys.optional(
                "flood",
                Values.count(),
                "Messages per second that no device means, at each target; an instance of a function of `signalling`.");
        var impostor = keys.optional(
                "impostor",
                impostor(),
                "The target, which is a `register` of `signalling`, lists an instance that is no function of the operator.");
        var spread = keys.optional(
                "spread",
                spread(word),
                "The effect goes on from each infected asset to others; targets are the first.");
        var patch = keys.optional(
                "patch",
                Shapes.oneOrMore(Values.id("a step")),
                "These steps take hold of the target no more; what has taken hold stays.");
        keys.exactlyOne(level, intercept, falsify, delay, drop, misroute, flood, impostor, spread, patch);
        ObjectForm<Effect> object = keys.bind(in -> in.find(level)
                .<Effect>map(Effect.Degrade::new)
                .or(() -> in.find(intercept).map(n -> new Effect.Intercept(Optional.of(n))))
                .or(() -> in.find(falsify).map(Effect.Falsify::new))
                .or(() -> in.find(delay).map(hours -> new Effect.Delay(hours * MS_PER_HOUR)))
                .or(() -> in.find(drop).map(Effect.Drop::new))
                .or(() -> in.find(misroute))
                .or(() -> in.find(flood).map(Effect.Flood::new))
                .or(() -> in.find(impostor))
                .or(() -> in.find(spread))
                .or(() -> in.find(patch).map(Effect.Patch::new))
                .orElseThrow());
        return Shapes.scalarOr(word, object);
    }

    private static ObjectForm<Effect> misroute() {
        Keys keys = new Keys("detour", "Traffic that is sent the wrong way.");
        var adds = keys.usual("adds", Values.duration(), 0.0, "0 ms", "Latency that the detour adds.");
        var loses =
                keys.usual("loses", Values.share(), 0.0, "0 %", "Share of each flow that does not come back from it.");
        return keys.bind(in -> new Effect.Misroute(in.get(adds) * MS_PER_HOUR, in.get(loses)));
    }

    private static ObjectForm<Effect> impostor() {
        Keys keys = new Keys(
                "impostor",
                "An instance in the register of a core that is no function of the operator. Of the requests of clients that know it the share"
                        + " `w / (W + w)` goes to it; clients come to know it as the answers run out that they keep.");
        var function =
                keys.required("function", Values.text(), "As which function of the core it is listed, e.g. `udm`.");
        var weight = keys.usual(
                "weight",
                Values.number(1e-6, 1e6),
                1.0,
                "1",
                "Its weight `w`, beside the sum `W` of the weights of the true instances that clients know.");
        var answers = keys.usual(
                "answers",
                Values.word("answer", Effect.Answers.values(), Effect.Answers::id),
                Effect.Answers.REFUSE,
                "refuse",
                "What it does with them: `refuse`, `drop` (whoever asks waits in vain), or `read`: it passes them on, and nothing stops working.");
        return keys.bind(in -> new Effect.Impostor(in.get(function), in.get(weight), in.get(answers)));
    }

    private static ObjectForm<Effect> spread(Form<Effect> word) {
        Keys keys = new Keys(
                "spread",
                "How an effect goes on from asset to asset. An infected asset has contacts; a contact with a susceptible one infects it.");
        var carries = keys.usual(
                "carries", word, new Effect.Intercept(), "intercept", "What happens to each infected asset.");
        var over = keys.required(
                "over",
                way(),
                "`links`: neighbours over links; `pool`: anybody, by chance; `trust`: from who is trusted to those who trust it, as"
                        + " `trusts` says; or a kind of need: from a provider to those who need it, e.g. `management`.");
        var trusts = keys.usual(
                "trusts",
                Shapes.oneOrMore(trust()),
                List.of(),
                "none",
                "Who trusts whom, for a spread over `trust`; nobody needs anything of whom he trusts, and no level depends on it.");
        var among = keys.optional(
                "among",
                TargetForms.selection(),
                "Assets that can be infected, besides the targets of the step.",
                "every asset");
        var contact = keys.required(
                "contact",
                Distributions.of(Dimension.DURATION),
                "Time from an infection to the contact with one neighbour, one draw for each. In a pool: time between the contacts of an"
                        + " infected asset with anybody of the pool, `exponential(mean)`.");
        var latent = keys.optional(
                "latent",
                Distributions.of(Dimension.DURATION),
                "Time from an infection until the asset has contacts; `cleaned` counts from then. What `carries` says happens at once.",
                "at once");
        var cleaned = keys.optional(
                "cleaned",
                Distributions.of(Dimension.DURATION),
                "Time from an infection until the asset is whole and clean again.",
                "never, unless the defenders do it");
        var again = keys.usual(
                "again",
                Values.bool(),
                false,
                "false",
                "Whether cleaned assets can be infected again; contacts then go on while the source is infected.");
        var immune = keys.optional(
                "immune",
                Distributions.of(Dimension.DURATION),
                "With `again`: time from being clean until an asset can be infected again.",
                "none");
        var frozen = keys.optional(
                "frozen",
                Distributions.of(Dimension.DURATION),
                "Time since the step fired after which nobody is infected any more. Notice of the incident does the same.",
                "never");
        return keys.bind(in -> new Effect.Contagion(
                in.get(carries),
                new Spread(
                        in.find(among).orElse(Selector.everything()),
                        in.get(over),
                        in.get(contact),
                        in.find(latent),
                        in.find(cleaned),
                        in.get(again),
                        in.find(immune),
                        in.find(frozen),
                        in.get(trusts))));
    }

    private static ObjectForm<Spread.Trust> trust() {
        Keys keys = new Keys(
                "trust", "Assets that trust others, as members of a domain trust what gives them their accounts.");
        var of = keys.required("of", TargetForms.selection(), "Assets that are trusted.");
        var by = keys.required("by", TargetForms.selection(), "Assets that trust each of them.");
        var within = keys.usual(
                "within_operator",
                Values.bool(),
                false,
                "false",
                "Whether only assets of the same operator trust each other.");
        return keys.bind(in -> new Spread.Trust(in.get(of), in.get(by), in.get(within)));
    }

    private static Form<Spread.Way> way() {
        List<Spread.Way> ways =
                new ArrayList<>(List.of(new Spread.Way.Links(), new Spread.Way.Pool(), new Spread.Way.Trusts()));
        for (Gate.Kind kind : Gate.Kind.values()) {
            ways.add(new Spread.Way.Needs(kind));
        }
        return Values.word("way of contact", ways.toArray(new Spread.Way[0]), Spread.Way::id);
    }
}
