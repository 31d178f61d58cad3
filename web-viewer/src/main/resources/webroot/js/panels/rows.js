/** Which rows a table has, and in which order. Pure functions over columns of numbers. */

/** Order of states in a table: the worst first when descending. By number of state. */
const SEVERITY = [0, 2, 6, 5, 4, 1, 3];
const PLACES = 2 ** 21;

/**
 * The subjects of a range that pass the filter of states and contain the text.
 * @param filter 1 or 0 by state @param query part of a name, or a word that is (part of) a kind, operator, vendor or region
 */
export function matching({ replay, cast, world }, first, total, query, filter) {
  const rows = new Uint32Array(total);
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const tests = words.map((word) => wordTest(replay, cast, first, total, word));
  let found = 0;
  for (let subject = first; subject < first + total; subject++) {
    if ((!filter || filter[world.state[subject]] === 1) && tests.every((passes) => passes(subject))) {
      rows[found++] = subject;
    }
  }
  return rows.subarray(0, found);
}

/** A test of one word against name, kind, operator, vendor and region; each list of names is searched once. */
function wordTest(replay, cast, first, total, word) {
  const isAssets = first === 0;
  const named = new Uint8Array(total);
  for (const index of (isAssets ? replay.asset.id : replay.service.id).containing(word)) {
    named[index] = 1;
  }
  const has = (texts) => texts.map((text) => (text.toLowerCase().includes(word) ? 1 : 0));
  const { header, asset, service } = replay;
  const regions = has(header.regions.map(({ title }) => title));
  if (!isAssets) {
    const types = has(header.serviceTypes.map(({ title, sector }) => `${title} ${header.sectors[sector].title}`));
    return (subject) => named[subject - first] === 1 || types[service.type[subject - first]] === 1 || regions[service.region[subject - first]] === 1;
  }
  const kinds = has(header.kinds.map(({ id }) => id.replaceAll('-', ' ')));
  const operators = has(header.operators);
  const vendors = has(header.vendors.map(({ title }) => title));
  return (subject) => named[subject] === 1 || kinds[asset.kind[subject]] === 1 || operators[asset.operator[subject]] === 1
    || vendors[asset.vendor[subject]] === 1 || regions[asset.region[subject]] === 1;
}

/** Rows by a column; equal ones keep the order of the file. Sorts packed numbers natively: no comparison function is called. */
export function sorted(model, rows, column, descending) {
  if (column === 'name') {
    return descending ? rows.slice().reverse() : rows;
  }
  const keyOf = keyFor(model, column);
  const sign = descending ? -1 : 1;
  const packed = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    packed[i] = sign * keyOf(rows[i]) * PLACES + i;
  }
  packed.sort();
  const order = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    order[i] = rows[((packed[i] % PLACES) + PLACES) % PLACES];
  }
  return order;
}

/** A whole number below 2^31 by which a column sorts. */
function keyFor({ replay, cast, world }, column) {
  const { header, asset, service } = replay;
  const isAsset = (subject) => subject < header.assets;
  switch (column) {
    case 'state':
      return (subject) => SEVERITY[world.state[subject]];
    case 'level':
      return (subject) => Math.round(world.level[subject] * 1e6);
    case 'people':
      return (subject) => Math.round(Math.min(2e9, cast.people(subject)));
    case 'kind': {
      const kinds = ranks(header.kinds.map(({ id }) => id));
      const types = ranks(header.serviceTypes.map(({ title }) => title));
      return (subject) => (isAsset(subject) ? kinds[asset.kind[subject]] : types[service.type[subject - header.assets]]);
    }
    case 'operator': {
      const operators = ranks(header.operators);
      return (subject) => (isAsset(subject) ? operators[asset.operator[subject]] ?? operators.length : 0);
    }
    case 'vendor': {
      const vendors = ranks(header.vendors.map(({ title }) => title));
      return (subject) => (isAsset(subject) ? vendors[asset.vendor[subject]] ?? vendors.length : 0);
    }
    default: {
      const regions = ranks(header.regions.map(({ title }) => title));
      return (subject) => regions[isAsset(subject) ? asset.region[subject] : service.region[subject - header.assets]] ?? regions.length;
    }
  }
}

/** Place of each text in alphabetical order. */
function ranks(texts) {
  const order = texts.map((_, i) => i).sort((a, b) => texts[a].localeCompare(texts[b]));
  const rank = new Array(texts.length);
  order.forEach((index, place) => {
    rank[index] = place;
  });
  return rank;
}
