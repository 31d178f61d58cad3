/** The bars of the sectors: level, limit, people affected. Their order never changes. */

import { element, setText } from '../dom.js';
import { about, count, share } from '../format.js';

/**
 * @param root the panel
 * @param sectors `[{title, limit: number or null}]`
 * @param onPick called with a sector's number, or -1 to show all again
 */
export function createSectors(root, sectors, onPick) {
  const rows = sectors.map((sector, number) => createRow(sector, () => onPick(number)));
  root.replaceChildren(
    element('header', {}, element('h2', {}, 'Sectors'), element('span', { class: 'muted' }, 'now')),
    element('ul', { class: 'sectors' }, ...rows.map(({ item }) => item)));
  return {
    /** @param now `[{level, people, band}]` by sector, `band` over all replications (5 % and 95 % quantiles) or null @param picked sector or -1 */
    update(now, picked) {
      rows.forEach((row, number) => row.update(now[number], number === picked));
    },
  };
}

function createRow({ title, limit }, onClick) {
  const percent = element('span', { class: 'percent' });
  const fill = element('span', { class: 'fill' });
  const band = element('span', { class: 'band', hidden: true });
  const tick = limit === null ? null : element('span', { class: 'tick' });
  if (tick) {
    tick.style.left = `${limit * 100}%`;
  }
  const people = element('span', { class: 'people' });
  const range = element('span', { class: 'range' });
  const warning = element('span', { class: 'warning' });
  const button = element('button', { type: 'button', class: 'sector', 'aria-pressed': 'false', onclick: onClick },
    element('span', { class: 'name' }, title), people, percent,
    element('span', { class: 'bar' }, band, fill, tick),
    range, warning);
  const item = element('li', {}, button);
  return {
    item,
    update(now, picked) {
      const below = limit !== null && now.level < limit;
      setText(percent, share(now.level));
      fill.style.transform = `scaleX(${now.level})`;
      setText(people, now.people < 0.5 ? '' : `${about(now.people)} affected`);
      setText(range, rangeText(now.band));
      setText(warning, below ? `below its limit of ${share(limit)}` : '');
      item.classList.toggle('below', below);
      button.setAttribute('aria-pressed', String(picked));
      band.hidden = !now.band;
      if (now.band) {
        band.style.left = `${now.band.lo * 100}%`;
        band.style.width = `${Math.max(0.5, (now.band.hi - now.band.lo) * 100)}%`;
      }
    },
  };
}

function rangeText(band) {
  if (!band) {
    return '';
  }
  const low = about(band.peopleLo);
  const high = about(band.peopleHi);
  return `${high === '0' ? 'nobody' : low === high ? low : `${low} to ${high}`} affected in 90 % of ${count(band.runs)} runs`;
}
