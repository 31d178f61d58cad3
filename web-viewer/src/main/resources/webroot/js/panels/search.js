/** Search box on the map: regions, campaign steps, services and assets. */

import { element } from '../dom.js';

const MOST_HITS = 30;
const MOST_OF_A_KIND = 12;

/**
 * @param form the search form of the page
 * @param model gives `{replay, cast}` of what is shown now
 * @param actions `{pick(hit)}` with `{region}` or `{subject}`
 */
export function createSearch(form, model, actions) {
  const input = form.querySelector('input');
  const list = form.querySelector('ul');
  let hits = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    active = -1;
  };
  const pick = (hit) => {
    close();
    input.value = '';
    input.blur();
    actions.pick(hit);
  };
  const show = () => {
    hits = findHits(model(), input.value.trim());
    const empty = element('li', { class: 'muted none' }, `Nothing matches "${input.value.trim()}".`);
    list.replaceChildren(...(hits.length > 0 ? hits.map((hit, i) => element('li', {
      id: `hit-${i}`, role: 'option', 'aria-selected': 'false', onpointerdown: (event) => event.preventDefault(), onclick: () => pick(hit),
    }, element('span', {}, hit.name), element('span', { class: 'muted' }, hit.what))) : [empty]));
    list.hidden = input.value.trim() === '';
    input.setAttribute('aria-expanded', String(!list.hidden));
    setActive(hits.length > 0 ? 0 : -1);
  };
  const setActive = (index) => {
    active = index;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === index)));
    if (index >= 0) {
      input.setAttribute('aria-activedescendant', `hit-${index}`);
      list.children[index].scrollIntoView({ block: 'nearest' });
    }
  };

  input.addEventListener('input', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(Math.max(0, Math.min(hits.length - 1, active + step)));
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      input.value = '';
      close();
      input.blur();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (hits[active]) {
      pick(hits[active]);
    }
  });
  return { focus: () => input.focus() };
}

/** What a text finds, the fewest and largest things first. */
function findHits({ replay, cast }, text) {
  if (text === '') {
    return [];
  }
  const { header } = replay;
  const has = (name) => name.toLowerCase().includes(text.toLowerCase());
  const regions = header.regions.map(({ title }, region) => ({ name: title, what: 'region', region })).filter(({ name }) => has(name));
  const steps = header.stepTitles.map((title, i) => ({ name: title, what: 'campaign step', subject: cast.firstStep + i })).filter(({ name }) => has(name));
  const services = taken(replay.service.id.containing(text), (i) => cast.firstService + i, cast);
  const assets = taken(replay.asset.id.containing(text), (i) => i, cast);
  return [...regions.slice(0, MOST_OF_A_KIND), ...steps, ...assets, ...services].slice(0, MOST_HITS);
}

function taken(indices, subjectOf, cast) {
  const hits = [];
  for (const index of indices) {
    const subject = subjectOf(index);
    hits.push({ name: cast.name(subject), what: cast.kind(subject), subject });
    if (hits.length === MOST_OF_A_KIND) {
      break;
    }
  }
  return hits;
}
