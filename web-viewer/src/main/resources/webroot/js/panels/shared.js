/** What would fail together: components that tie suppliers, each as one node, and how concentrated suppliers are with and without them. */

import { element } from '../dom.js';
import { counted, share } from '../format.js';

const MOST_NODES = 8;
const FUNCTIONS = { ran: 'radio access', core_control: 'core control plane', core_user: 'core user plane', management: 'management systems' };

/** @param root the panel; it stays empty where no supplier is known @param model `{causes, concentration}` of the mix shown */
export function createShared(root, { causes, concentration }) {
  root.replaceChildren();
  if (causes.length === 0 && concentration.length === 0) {
    return;
  }
  const rest = causes.length - MOST_NODES;
  root.append(element('header', {}, element('h2', {}, 'What would fail together'), element('span', { class: 'muted' }, 'suppliers')));
  root.append(causes.length === 0
    ? element('p', { class: 'muted' }, 'No component is known that stands in the equipment of two suppliers.')
    : element('ul', { class: 'nodes', 'aria-label': 'Components that tie suppliers together' }, ...causes.slice(0, MOST_NODES).map(node)));
  if (rest > 0) {
    root.append(element('p', { class: 'muted' }, `and ${counted(rest, 'component')} more`));
  }
  if (concentration.length > 0) {
    root.append(
      element('h3', {}, 'Concentration'),
      element('p', { class: 'muted' }, 'Index from 0 to 1, where 1 is one supplier for everything. Bar: by supplier. Mark: with shared components counted as one.'),
      element('ul', { class: 'concentration' }, ...concentration.map(bar)));
  }
}

function node({ title, also, vendors, vendorTitles, functions, assets }) {
  return element('li', { class: 'node' },
    element('span', {}, element('b', {}, title), also.length > 0 ? element('span', { class: 'muted' }, ` and ${also.length} with it`) : null),
    element('ul', { class: 'tied', 'aria-label': 'Ties together' }, ...(vendorTitles ?? vendors).map((vendor) => element('li', {}, vendor))),
    element('span', { class: 'muted' }, `${counted(assets, 'asset')}: ${functions.map((id) => FUNCTIONS[id] ?? id.replaceAll('_', ' ')).join(', ')}`));
}

function bar({ function: name, nominal, effective, largest, largestTitle, largestShare, component }) {
  const fill = element('span', { class: 'fill' });
  fill.style.width = `${nominal * 100}%`;
  const mark = element('span', { class: 'mark' });
  mark.style.left = `${effective * 100}%`;
  const raised = effective > nominal + 5e-4;
  return element('li', { class: raised ? 'raised' : null },
    element('span', { class: 'name' }, name),
    element('span', { class: 'index' }, raised ? `${nominal.toFixed(2)}, in effect ${effective.toFixed(2)}` : nominal.toFixed(2)),
    element('span', { class: 'bar', 'aria-hidden': 'true' }, fill, mark),
    element('span', { class: 'muted' }, `most: ${largestTitle ?? largest}, ${share(largestShare)}${raised && component ? `; shared: ${component}` : ''}`));
}
