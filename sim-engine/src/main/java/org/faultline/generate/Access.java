package org.faultline.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Assumption;
import org.faultline.model.Gate;
import org.faultline.model.Operator;

/**
 * What people in a region get from a mobile network: assets {@code data:}, {@code voice:} and {@code emergency:<operator>@<region>}.
 *
 * <p>Data needs coverage and the operator's sessions, voice coverage and the voice core. An emergency call is also possible on any
 * other network, but a phone only changes over when its own network stops being received: a share of callers gets through there,
 * the rest fails as long as the own network fails.
 */
final class Access {

    /**
     * Share of callers who reach emergency services over another network when their own fails. In the outages of AT&T (2024) and Optus
     * (2023), each about 12 h long, 200 and 215 of a million customers failed; at 112 calls as frequent as in Germany (84,000 a day for
     * 83.6 million people, 90 % from mobiles) 450 of a million call in that time, or 900 with calls to the police.
     */
    static final double REACH_ANOTHER_NETWORK = 0.65;

    /** An emergency call over the own network, where the transport network tells it from other calls. */
    private static final String OWN_CALL = "emergencycall";

    private Access() {}

    /** Id of what an operator gives in a region; {@code word} is data, voice or emergency. */
    static String id(String word, String operator, String region) {
        return word + ":" + operator + "@" + region;
    }

    /**
     * Adds all of them.
     *
     * @param traffic what the users of each operator get of its transport network; empty where that is never too little
     */
    static void write(
            Territory territory, List<Operator> operators, List<Optional<UserTraffic>> traffic, NetworkParts parts) {
        for (int r = 0; r < territory.regions().size(); r++) {
            String region = territory.regions().get(r).id();
            List<String> voices = new ArrayList<>();
            for (int o = 0; o < operators.size(); o++) {
                String operator = operators.get(o).id();
                Gate coverage = Gate.all("coverage", Gate.Kind.SIGNALLING, Radio.areaId(operator, region));
                Gate session = Gate.all("session", Gate.Kind.SIGNALLING, CoreNetwork.capabilityId("session", operator));
                Gate voice =
                        Gate.all("voice core", Gate.Kind.SIGNALLING, CoreNetwork.capabilityId("voicecore", operator));
                int here = r;
                Optional<UserTraffic> users = traffic.get(o);
                add(
                        territory,
                        parts,
                        r,
                        "data",
                        operator,
                        coverage,
                        session,
                        users.flatMap(t -> t.in(here, "best-effort")));
                add(territory, parts, r, "voice", operator, coverage, voice, users.flatMap(t -> t.in(here, "voice")));
                if (users.isPresent()) {
                    add(
                            territory,
                            parts,
                            r,
                            OWN_CALL,
                            operator,
                            coverage,
                            voice,
                            users.get().in(here, "emergency"));
                }
                voices.add(id(users.isPresent() ? OWN_CALL : "voice", operator, region));
            }
            Asset anyNetwork = Asset.of("emergency:any@" + region, AssetKind.CAPABILITY, territory.centreOf(r));
            parts.add(anyNetwork);
            parts.needs(anyNetwork.id(), Gate.any("any network", Gate.Kind.SIGNALLING, voices.toArray(String[]::new)));
            for (int o = 0; o < operators.size(); o++) {
                add(territory, parts, r, "emergency", operators.get(o).id(), ownOrAny(voices.get(o), anyNetwork.id()));
            }
        }
        parts.assume(
                "emergency-on-another-network",
                (int) Math.round(REACH_ANOTHER_NETWORK * 100)
                        + " % of emergency callers get through on another network when their own fails.",
                Assumption.Grade.ASSUMED,
                "derived from 200 (AT&T 2024, FCC) and 215 (Optus 2023, ACMA) failed callers per million customers in 12 h");
    }

    private static void add(
            Territory territory,
            NetworkParts parts,
            int region,
            String word,
            String operator,
            Gate coverage,
            Gate service,
            Optional<Gate> transport) {
        add(
                territory,
                parts,
                region,
                word,
                operator,
                transport.map(t -> new Gate[] {coverage, service, t}).orElseGet(() -> new Gate[] {coverage, service}));
    }

    private static Gate ownOrAny(String own, String any) {
        return new Gate(
                "own or another network",
                Gate.Kind.SIGNALLING,
                Gate.Mode.WEIGHTED,
                1,
                List.of(new Gate.Need(own, 1 - REACH_ANOTHER_NETWORK), new Gate.Need(any, REACH_ANOTHER_NETWORK)),
                1,
                Optional.empty(),
                List.of());
    }

    private static void add(
            Territory territory, NetworkParts parts, int region, String word, String operator, Gate... gates) {
        String id = id(word, operator, territory.regions().get(region).id());
        parts.add(Asset.of(id, AssetKind.CAPABILITY, territory.centreOf(region)).withOperator(operator));
        parts.needs(id, gates);
    }
}
