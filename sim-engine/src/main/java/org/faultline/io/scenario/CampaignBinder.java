package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.document.Node;
import org.faultline.io.document.Substitution;
import org.faultline.io.form.ObjectForm;
import org.faultline.model.Network;
import org.faultline.model.Vendor;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Draft.Asked;
import org.faultline.scenario.Turned;
import org.faultline.scenario.Where;
import org.faultline.threat.Campaign;

/** Binds the campaign of a scenario once for each supplier, product, release or component that it is asked of. */
final class CampaignBinder {

    /** Made once, because making it takes longer than reading most campaigns. */
    private static final ObjectForm<Campaign> FORM = CampaignForms.campaign();

    private final Diagnostics diagnostics;

    /** For one binding. */
    CampaignBinder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The campaign, once for each of whom it is asked. */
    List<Asked> bind(
            ScenarioForm.Document document,
            List<VendorMix> mixes,
            Map<String, Vendor> vendors,
            Optional<Network> network,
            Places places) {
        if (document.campaign().isEmpty()) {
            return List.of(new Asked(Optional.empty(), Campaign.NONE));
        }
        Node campaign = document.campaign().get();
        if (document.ask().isEmpty()) {
            Substitution.find(campaign, ScenarioBinder.SUPPLIER)
                    .filter(s -> places.keys("ask").isEmpty())
                    .ifPresent(s -> diagnostics.add(
                            Fault.ASKED_OF_NOBODY,
                            s.span(),
                            "the campaign speaks of `${supplier}`, but is asked of nobody",
                            "add `ask: {supplier: all}`"));
            return FORM.read(campaign, diagnostics).stream()
                    .map(c -> new Asked(Optional.empty(), c))
                    .toList();
        }
        VendorForms.Ask ask = document.ask().get();
        List<Asked> asked = new ArrayList<>();
        for (String id : askedOf(ask, mixes, vendors, network, places)) {
            Turned turned = ask.kind() == Turned.Kind.VENDOR
                    ? Turned.parse(id, vendors.keySet())
                    : new Turned(ask.kind(), List.of(id));
            FORM.read(TurnedCampaign.of(campaign, turned, diagnostics), diagnostics)
                    .ifPresent(c -> asked.add(new Asked(Optional.of(turned.label()), c)));
        }
        return asked;
    }

    private List<String> askedOf(
            VendorForms.Ask ask,
            List<VendorMix> mixes,
            Map<String, Vendor> vendors,
            Optional<Network> network,
            Places places) {
        if (!ask.everyone()) {
            return ask.ids();
        }
        List<Vendor> declared = List.copyOf(vendors.values());
        List<String> all = ask.kind() == Turned.Kind.VENDOR
                ? MixResolver.suppliers(mixes, ask.functions(), declared)
                : TurnedCampaign.all(ask.kind(), network, mixes, ask.functions(), declared);
        if (all.isEmpty() && diagnostics.errors() == 0) {
            diagnostics.add(
                    Fault.ASKED_OF_NOBODY,
                    places.of(Where.of(Where.Part.ASK)),
                    ask.kind() == Turned.Kind.VENDOR
                            ? "the campaign is asked of all suppliers, but no mix has a share above zero of the functions in question"
                            : "the campaign is asked of every " + ask.kind().id()
                                    + ", but no product that somebody buys has one");
        }
        return all;
    }
}
