/** What was decided before a run, and what another decision would have made of it. Pure functions over files of the run; every part may be missing. */

const MAIN = 'people-hours-lost';

/** Measures of the toolbox in force under a mix. */
export function measuresOf({ measures = [] }, mix) {
  return measures.filter((one) => one.mix === mix);
}

/** Components that tie suppliers together under a mix, that in most assets first. */
export function commonCausesOf({ commonCauses = [] }, mix) {
  return commonCauses.filter((one) => one.mix === mix).sort((a, b) => b.assets - a.assets);
}

/** How concentrated the suppliers of each function are under a mix. */
export function concentrationOf({ concentration = [] }, mix) {
  return concentration.filter((one) => one.mix === mix);
}

/**
 * The other mixes under which the same supplier is attacked: `[{number, title, measures, difference}]`, the difference in people-hours lost against
 * the variant shown as `{mean, lo, hi, level, n}`, or null where it was not summed up.
 */
export function alternativesTo(shown, variants, summary, choices) {
  return variants.flatMap((variant, number) => (variant.mix !== shown.mix && variant.supplier === shown.supplier
    ? [{ number, title: variant.mixTitle, measures: measuresOf(choices, variant.mix).map(({ measure }) => measure), difference: differenceBetween(summary, shown.id, variant.id) }] : []));
}

/** What is lost under `other` minus what is lost under `shown`, over all replications. */
export function differenceBetween(summary, shown, other) {
  for (const one of summary.differences ?? []) {
    if (one.measure === MAIN && one.subject === 'all') {
      const { mean, lo, hi, level, n } = one;
      if (one.a === shown && one.b === other) {
        return { mean, lo, hi, level, n };
      }
      if (one.a === other && one.b === shown) {
        return { mean: -mean, lo: -hi, hi: -lo, level, n };
      }
    }
  }
  return null;
}
