package org.faultline.scenario.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.policy.Footing;
import org.faultline.policy.Playbook;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Selector;

/** What a response names exists. */
final class UnknownToResponse implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F960",
            Severity.ERROR,
            "response names an unknown thing",
            "Sensors, playbooks, spare parts and `first` name assets in `ids`, playbooks also steps, standbys, classes of devices, the assets that keep a"
                    + " backup and what they wait for; what people need in order to work is an asset or a service.",
            """
            response: {detection: {needs: {of: upf-2}}}""",
            """
            response: {detection: {needs: {of: upf-1}}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        if (draft.network().isEmpty()) {
            return List.of();
        }
        draft.response().ifPresent(r -> {
            needs(r.detection().needs(), draft, breaches, "detection", "needs");
            r.crews().forEach(c -> needs(c.needs(), draft, breaches, "crews", c.id(), "needs"));
            r.watch().analysts().forEach(a -> needs(a.needs(), draft, breaches, "analysts", a.id(), "needs"));
            r.watch()
                    .sensors()
                    .forEach(s -> check(
                            s.covers().ids(),
                            draft.names().assets(),
                            "sensor '" + s.id() + "' covers an unknown asset",
                            breaches,
                            "sensors",
                            s.id(),
                            "covers"));
            first(r.restoration().first(), draft, breaches, "first");
            r.spares()
                    .forEach(s -> check(
                            s.of().ids(),
                            draft.names().assets(),
                            "spare parts '" + s.id() + "' are for an unknown asset",
                            breaches,
                            "spares",
                            s.id(),
                            "for"));
            r.playbooks().forEach(p -> check(p, draft, breaches));
        });
        return breaches.found();
    }

    private static void check(Playbook p, Draft draft, Breaches breaches) {
        Set<String> assets = draft.names().assets();
        String name = "playbook '" + p.id() + "' ";
        check(p.targets().ids(), assets, name + "is about an unknown asset", breaches, "playbooks", p.id(), "targets");
        first(p.stages().first(), draft, breaches, "playbooks", p.id(), "first");
        if (p.action() instanceof Playbook.Action.FailOver over) {
            check(over.to(), assets, name + "fails over to an unknown asset", breaches, "playbooks", p.id(), "to");
        } else if (p.action() instanceof Playbook.Action.Bar bar) {
            classes(bar, p.id(), draft, breaches);
        } else if (p.action() instanceof Playbook.Action.Restore restore) {
            check(
                    restore.keptOn(),
                    assets,
                    name + "keeps its backup on an unknown asset",
                    breaches,
                    "playbooks",
                    p.id(),
                    "backup_on");
        }
        if (p.cue() instanceof Playbook.Cue.OfIncident incident) {
            check(
                    incident.steps(),
                    draft.names().steps(),
                    name + "waits for an unknown step",
                    breaches,
                    "playbooks",
                    p.id(),
                    "steps");
        } else if (p.cue() instanceof Playbook.Cue.WhenBelow below) {
            check(
                    List.of(below.subject()),
                    providers(draft),
                    name + "waits for the fall of an unknown asset or service",
                    breaches,
                    "playbooks",
                    p.id(),
                    "when_below");
        }
    }

    private static void classes(Playbook.Action.Bar bar, String id, Draft draft, Breaches breaches) {
        draft.signalling().ifPresent(signalling -> {
            Set<String> classes = new LinkedHashSet<>();
            signalling.classes().forEach(c -> classes.add(c.id()));
            String fault = "playbook '" + id + "' bars an unknown class of devices";
            check(bar.classes(), classes, fault, breaches, "playbooks", id, "classes");
        });
    }

    private static void first(List<Selector> first, Draft draft, Breaches breaches, String... path) {
        first.forEach(
                s -> check(s.ids(), draft.names().assets(), "what comes first is an unknown asset", breaches, path));
    }

    private static void needs(Optional<Footing> needs, Draft draft, Breaches breaches, String... path) {
        needs.ifPresent(
                n -> check(n.of(), providers(draft), "people need an unknown asset or service", breaches, path));
        needs.flatMap(Footing::where)
                .ifPresent(w -> check(w.ids(), draft.names().assets(), "people need an unknown asset", breaches, path));
    }

    private static Set<String> providers(Draft draft) {
        Set<String> all = new LinkedHashSet<>(draft.names().assets());
        all.addAll(draft.names().services());
        return all;
    }

    private static void check(List<String> ids, Set<String> known, String fault, Breaches breaches, String... path) {
        for (String id : ids) {
            if (!known.contains(id)) {
                breaches.unknown(Where.of(Part.RESPONSE).inside(path).value(id), fault + " '" + id + "'", id, known);
            }
        }
    }
}
