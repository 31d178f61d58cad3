package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.model.Assumption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No number of the generator stands in the code alone. */
class BuildingRulesTest {

    private static final Map<String, String> STATEMENTS = Countries.Nordland.BUILT.network().assumptions().stream()
            .collect(Collectors.toMap(Assumption::id, Assumption::statement));

    private static final List<Class<?>> RULES = List.of(
            Access.class,
            Autonomies.class,
            CellPlan.class,
            CoreNetwork.class,
            CountryNetworks.class,
            Feeding.class,
            GridMap.class,
            Land.class,
            Radio.class,
            Setting.class,
            SiteCarrier.class,
            SiteRadio.class,
            Settlement.class,
            SitePlan.class,
            Territory.class,
            Facilities.class,
            FacilityWriter.class,
            ServicePlacement.class,
            AccessRings.class,
            CoreRing.class,
            Transport.class);

    /** A constant of mathematics: the golden angle. */
    private static final Set<String> NOBODY_CHOSE = Set.of("SitePlan.GOLDEN_ANGLE");

    @Test
    void everyConstantStandsInTheRegister() throws IllegalAccessException {
        String all = String.join("\n", STATEMENTS.values());
        List<String> missing = new ArrayList<>();
        for (Class<?> rule : RULES) {
            for (Field field : rule.getDeclaredFields()) {
                String name = rule.getSimpleName() + "." + field.getName();
                if (isNumber(field) && !NOBODY_CHOSE.contains(name) && !says(all, number(field))) {
                    missing.add(name + " = " + number(field));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isNumber(Field field) {
        return Modifier.isStatic(field.getModifiers())
                && Arrays.asList(int.class, long.class, double.class).contains(field.getType());
    }

    private static double number(Field field) throws IllegalAccessException {
        field.setAccessible(true);
        return ((Number) field.get(null)).doubleValue();
    }

    private static boolean says(String text, double value) {
        String shown = BuildingRules.number(value == CoreNetwork.PERIODIC_UPDATE_HOURS ? 54 : value);
        String percent = Math.round(value * 100) + " %";
        return (text.contains(percent) && value < 1)
                || text.matches("(?s).*(?<![\\d.,])" + java.util.regex.Pattern.quote(shown) + "(?![\\d]|[.,]\\d).*");
    }

    /** The numbers written here a second time, by hand: whoever changes one in the code sees it here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "town-density | 1,500 people live on a square kilometre of built-up area in a town of 5,000.",
                "town-density-growth | The density of towns grows with the 0.15th power of population.",
                "city-population | From 50,000 people on a town is urban, below it suburban.",
                "land-raster | Land is told from water, and one district from another, on squares of 2 km.",
                "town-site-radius | Sites of a town thin out from its centre: the k-th of n stands at the 0.7th power of k/n of the radius.",
                "town-site-jitter | Sites of a town are shifted by up to 0.35 of their mean distance.",
                "cells-per-site | A site has 3 cells.",
                "radio-budget | A phone sends 23 dBm at 1.5 m and is heard from -120 dBm on, with 8 dB for shadows and 3 dB for the body.",
                "cell-headroom | An operator enlarges a cell until it serves 1.4 times its users.",
                "busy-hour | A user asks for 46.0 kbit/s on the mean of the busy hour.",
                "access-router-sites | 10 sites share an access router.",
                "access-ring-routers | An access ring has 8 routers.",
                "metro-sites | 300 sites form a metro area.",
                "core-router-sites | There is one core router for 3,000 sites, at least 4 and at most 12.",
                "user-plane-headroom | The user plane is full at 0.8 of its capacity.",
                "session-renewal | A phone sets up 4 sessions an hour.",
                "discovery-cache | Network functions find each other for 1 h without the repository.",
                "periodic-update | Registered phones update every 54 min (T3512), evenly spread.",
                "core-pools | 2 instances of each control function per data centre; a pool is full without one data centre.",
                "decline-steps | What is lost little by little, as registrations and sessions run out, is lost in 9 steps.",
                "peak-load | Peak load is 0.9 kW per inhabitant; generators can give 1.15 times the load.",
                "fuel | A stock of 12 h or more is fuel, a smaller one a battery.",
            })
    void aStatementSaysTheNumber(String id, String statement) {
        assertThat(STATEMENTS.get(id)).isEqualTo(statement);
    }

    @Test
    void nothingIsListedTwice() {
        assertThat(Countries.Nordland.BUILT.network().assumptions().stream().map(Assumption::statement))
                .doesNotHaveDuplicates();
    }
}
