/** The decision that is shown: its mix of suppliers, the measures in force, and the same attack under another decision. */

import { element, setText } from '../dom.js';
import { about, count, counted, share } from '../format.js';

const MOST_PUTS = 6;

/**
 * @param root the panel; it stays empty where there is neither a measure nor another decision
 * @param model `{title, measures, alternatives, earlier}`, `earlier` the decision shown until now as `{title, number, sectors: [{title, there(micros), here(micros)}]}` or null
 * @param choose called with the number of the variant to show
 */
export function createDecision(root, { title, measures, alternatives, earlier }, choose) {
  root.replaceChildren();
  if (measures.length === 0 && alternatives.length === 0) {
    return { update() {} };
  }
  const change = earlier === null ? null : createChange(earlier, choose);
  root.append(
    element('header', {}, element('h2', {}, 'Decision'), element('span', { class: 'muted' }, title)),
    measures.length === 0
      ? element('p', { class: 'muted' }, 'No measure of the toolbox is in force.')
      : element('ul', { class: 'measures', 'aria-label': 'Measures in force' }, ...measures.map(measureItem)));
  if (change !== null) {
    root.append(change.item);
  }
  if (alternatives.length > 0) {
    root.append(
      element('h3', {}, 'Change one decision'),
      element('p', { class: 'muted' }, 'The same attack on the same draws, at the same moment; differences in people-hours lost over all replications.'),
      element('ul', { class: 'alternatives' }, ...alternatives.map((one) => alternativeItem(one, choose))));
  }
  return {
    update(micros) {
      change?.update(micros);
    },
  };
}

function measureItem({ measure, title, puts, strength, grade, leadYears, cost }) {
  const shown = puts.slice(0, MOST_PUTS);
  const rest = puts.length - shown.length;
  return element('li', {},
    element('details', {},
      element('summary', {}, element('b', {}, measure), ` ${title}`),
      puts.length === 0
        ? element('p', { class: 'muted' }, 'It found nothing to change.')
        : element('dl', { class: 'puts' }, ...shown.flatMap(putLines)),
      rest === 0 ? null : element('p', { class: 'muted' }, `and ${counted(rest, 'value')} more`),
      strength ? element('p', { class: 'muted' }, `Strength ${strength}, ${grade}${leadYears > 0 ? `; acts after ${counted(leadYears, 'year')}` : ''}.`) : null),
    element('span', { class: 'muted' }, priceText(cost)));
}

function putLines({ path, before, after }) {
  return [element('dt', {}, element('code', {}, ...breakable(path))), element('dd', {}, before === '' ? rounded(after) : `${rounded(before)} → ${rounded(after)}`)];
}

/** The cost of a measure in the country, as its median and its range. */
export function priceText(cost) {
  if (!cost) {
    return 'cost not known';
  }
  return cost.high === 0 ? 'costs nothing here, as nothing is replaced' : `EUR ${about(cost.usual)} (${about(cost.low)} to ${about(cost.high)}), once`;
}

/** A path of the scenario that may break after its dots and before underscores. */
function breakable(path) {
  return path.split(/(?<=\.)|(?=_)/).flatMap((part, i) => (i === 0 ? [part] : [element('wbr'), part]));
}

/** Long numbers that were worked out, with four digits. */
function rounded(text) {
  return text.replace(/\d+\.\d{4,}/g, (number) => String(Number(Number(number).toPrecision(4))));
}

function alternativeItem({ number, title, measures, difference }, choose) {
  const codes = measures.filter((code) => !title.includes(code)).join(', ');
  return element('li', {}, element('button', { type: 'button', class: 'plain', onclick: () => choose(number) },
    element('span', { class: 'name' }, title),
    codes === '' ? null : element('span', { class: 'muted' }, codes),
    element('span', { class: 'muted' }, differenceText(difference))));
}

/** What another decision loses more or less, with its interval. */
export function differenceText(difference) {
  if (difference === null) {
    return 'difference not summed up';
  }
  const { mean, lo, hi, level, n } = difference;
  const words = mean === 0 ? 'no difference' : `${about(Math.abs(mean))} ${mean < 0 ? 'less' : 'more'}`;
  return n < 2 ? `${words}, one run` : `${words} (${rangeText(mean, lo, hi)}, ${share(level)} interval, n = ${count(n)})`;
}

/** The ends as the words before them count: without signs where both lie on the side of the mean, the unit once where it is the same. */
function rangeText(mean, lo, hi) {
  if (mean === 0 || lo * mean <= 0 || hi * mean <= 0) {
    return `${signed(lo)} to ${signed(hi)}`;
  }
  const [from, to] = [Math.abs(lo), Math.abs(hi)].sort((a, b) => a - b).map(about);
  const unit = to.replace(/^[^A-Za-z]*/, '');
  return `${unit !== '' && from.endsWith(` ${unit}`) ? from.slice(0, -unit.length - 1) : from} to ${to}`;
}

function signed(value) {
  return `${value < 0 ? '\u2212' : value > 0 ? '+' : ''}${about(Math.abs(value))}`;
}

function createChange({ title, number, sectors }, choose) {
  const rows = sectors.map((sector) => ({ ...sector, thereCell: element('td'), hereCell: element('td') }));
  const item = element('div', { class: 'change' },
    element('header', {},
      element('h3', {}, `Instead of ${title}`),
      element('button', { type: 'button', class: 'plain', onclick: () => choose(number) }, 'Back')),
    element('table', {},
      element('caption', { class: 'muted' }, 'People affected at this moment, in one run each'),
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Sector'), element('th', { scope: 'col' }, 'Before'), element('th', { scope: 'col' }, 'Now'))),
      element('tbody', {}, ...rows.map((row) => element('tr', {}, element('th', { scope: 'row' }, row.title), row.thereCell, row.hereCell)))));
  return {
    item,
    update(micros) {
      rows.forEach(({ there, here, thereCell, hereCell }) => {
        setText(thereCell, people(there(micros)));
        setText(hereCell, people(here(micros)));
      });
    },
  };
}

function people(value) {
  return value < 0.5 ? 'nobody' : about(value);
}
