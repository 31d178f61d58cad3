/** Who was exposed to interception, over all replications: the map cannot show it, as what is read goes on working. */

import { element } from '../dom.js';
import { about, count, counted, share } from '../format.js';

/** @param root the panel; it stays empty where nobody is exposed @param exposed `[{title, unit, mean, lo, hi, level, n, censored}]` */
export function createExposure(root, exposed) {
  root.replaceChildren();
  if (exposed.length === 0) {
    return;
  }
  root.append(
    element('header', {}, element('h2', {}, 'Read or falsified'), element('span', { class: 'muted' }, 'whole run')),
    element('dl', { class: 'facts exposed' }, ...exposed.flatMap(({ title, unit, mean, lo, hi, level, n, censored }) => [
      element('dt', {}, title),
      element('dd', {}, element('b', {}, `${censored > 0 ? 'at least ' : ''}${about(mean)}`), ` ${unit}`, element('span', { class: 'muted' }, n > 1 ? ` ${about(lo)} to ${about(hi)}, ${share(level)} interval, n = ${count(n)}` : ' one run'),
        censored > 0 ? element('span', { class: 'muted' }, `a lower bound: ${count(censored)} of ${counted(n, 'run')} ${censored === 1 ? 'ends' : 'end'} before`) : null),
    ])));
}
