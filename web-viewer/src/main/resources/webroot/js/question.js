/** What the summary of a run says about one variant, in the form the page needs. Every part may be missing from the file. */

/** Lowest allowed level by sector; null where no limit is set. */
export function limitsOf(summary, variant, sectors) {
  return sectors.map(({ id }) => {
    const limit = (summary.limits ?? []).find((one) => isOf(one, variant) && one.subject === `sector:${id}` && one.measure === 'lowest-level' && typeof one.atLeast === 'number');
    return limit ? limit.atLeast : null;
  });
}

/** Curves over all replications by sector; null where there are none. */
export function bandsOf(summary, variant, sectors) {
  return sectors.map(({ id }) => (summary.curves ?? []).find((one) => isOf(one, variant) && one.sector === id && one.hours.length > 0) ?? null);
}

const EXPOSED = [
  ['subscribers-exposed', 'Subscribers at a time', ''], ['subscriber-hours-exposed', 'For', 'subscriber-hours'], ['records-exposed', 'Records', ''],
  ['hours-unnoticed', 'Unnoticed for', 'h'], ['commands-falsified', 'False commands', ''],
];

/** Measures of exposure of a variant that are above zero: `[{title, unit, mean, lo, hi, level, n, censored}]`, `censored` the number of runs that end before. */
export function exposureOf(summary, variant) {
  const found = EXPOSED.map(([id, title, unit]) => {
    const one = (summary.measures ?? []).find((m) => m.id === id && m.subject === 'all' && isOf(m, variant) && m.mean > 0);
    return one ? { title, unit, mean: one.mean, lo: one.lo, hi: one.hi, level: one.level, n: one.n, censored: one.censored ?? 0 } : null;
  });
  return found.some((one) => one?.title === 'For' || one?.title === 'False commands') ? found.filter((one) => one !== null) : [];
}

/**
 * Providers that had a part in an event beside its cause, where providers stand in for each other: `[{subject, micros, others: [{subject, level, micros}]}]`,
 * subjects being ids. Only chains of the services hit hardest are kept in the summary.
 */
export function partnersOf(summary, variant) {
  const links = (summary.why ?? []).filter((one) => isOf(one, variant)).flatMap((one) => one.links ?? []);
  return links.filter(({ together }) => (together ?? []).length > 0).map(({ subject, timeHours, together }) => ({
    subject,
    micros: Math.round(timeHours * 3.6e9),
    others: together.map((other) => ({ subject: other.subject, level: other.level, micros: Math.round(other.sinceHours * 3.6e9) })),
  }));
}

/** The band at a moment, from the last grid point before it; null where there are no several runs. */
export function bandAt(band, micros, runs) {
  if (!band || runs < 2) {
    return null;
  }
  const hour = micros / 3.6e9;
  let i = 0;
  while (i + 1 < band.hours.length && band.hours[i + 1] <= hour) {
    i++;
  }
  return { lo: band.lo[i], hi: band.hi[i], peopleLo: band.peopleLo?.[i] ?? 0, peopleHi: band.peopleHi?.[i] ?? 0, runs };
}

/** The last change point at or before a moment: `{level, people}`; all is well before the first. */
export function levelAt(track, micros) {
  let low = 0;
  let high = track.time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (track.time[middle] <= micros) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low === 0 ? { level: 1, people: 0 } : { level: track.level[low - 1], people: track.people[low - 1] };
}

function isOf(entry, variant) {
  return entry.variant === undefined || entry.variant === variant;
}
