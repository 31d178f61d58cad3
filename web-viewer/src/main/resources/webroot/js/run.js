/** The run page. This module knows all the others: it holds what is looked at, and passes it on when it changes. */

import { readAddress, writeAddress } from './address.js';
import { createAnnouncer } from './announcer.js';
import { alternativesTo, commonCausesOf, concentrationOf, measuresOf } from './choices.js';
import { byId, element, setText } from './dom.js';
import * as words from './format.js';
import { icon } from './icons.js';
import { wireKeys } from './keys.js';
import { MapPanel } from './map/map-panel.js';
import { readPalette } from './map/palette.js';
import { createDecision } from './panels/decision.js';
import { createDefence } from './panels/defence.js';
import { createExposure } from './panels/exposure.js';
import { createHelp } from './panels/help.js';
import { createInView } from './panels/in-view.js';
import { createInspector } from './panels/inspector.js';
import { createLegend } from './panels/legend.js';
import { createSearch } from './panels/search.js';
import { createSectors } from './panels/sectors.js';
import { createShared } from './panels/shared.js';
import { createTable } from './panels/table.js';
import { createTimeline } from './panels/timeline.js';
import { Player } from './player.js';
import { bandAt, levelAt } from './question.js';
import { crossingSentence, recordingOf } from './recording.js';
import { decode } from './replay/decode.js';
import { COMPROMISED, STATES } from './replay/states.js';
import { positionAt } from './replay/world.js';
import { findRun, loadChoices, loadManifest, loadReplay, loadSummary } from './server.js';
import { readSettings, writeSettings } from './settings.js';
import { describe, hasFilter, inView, layersShown, mapOptions, sectorTitle, stateCounts } from './shown.js';
import { wireTheme } from './theme.js';

/** While the recording plays, panels of text follow this often, the table less often; map and cursor follow every frame. */
const PANEL_MILLIS = 200;
const TABLE_MILLIS = 1000;
/** A map that was not moved for so long rests. */
const REST_MILLIS = 100;

const runId = decodeURIComponent(location.pathname.split('/')[2]);
let settings = readSettings();

/** What is looked at. Changed only by the functions of `does`. */
const look = {
  variant: 0, selected: -1, lightChain: false, chain: [], colourBy: 'state', sector: -1, showHidden: false, table: false,
  filter: new Uint8Array(STATES.length).fill(1), layersOff: new Set(), layerShown: null,
};

let manifest = null;
let summary = {};
let choices = {};
/** The decision that was shown before this one: `{number, tracks}`, or null. */
let earlier = null;
let recording = null;
let player = null;
let panels = null;
let position = 0;
let palette = null;

let frameAsked = false;
let lastFrame = 0;
let panelsAt = 0;
let tableAt = 0;
let panelsStale = true;
let viewTimer = 0;

const map = new MapPanel(byId('map'), {
  redraw: () => askFrame(),
  select: (subject) => does.select(subject),
  describe: (subject) => describe(recording, look, subject),
  moved: () => viewMoved(),
});
const announcer = createAnnouncer(byId('announcer'), byId('caption'));
const search = createSearch(byId('search'), () => recording, { pick: (hit) => does.pick(hit) });
const help = createHelp(byId('help-dialog'), settings, (changed) => {
  settings = { ...settings, ...changed };
  writeSettings(settings);
});

async function start() {
  wirePage();
  try {
    loading('1 of 3: reading the run');
    manifest = await loadManifest(runId);
    summary = await loadSummary(runId).catch(() => ({}));
    choices = await loadChoices(runId).catch(() => ({}));
    look.variant = Math.min(readAddress(location.hash).variant, Math.max(0, manifest.variants.length - 1));
    showVariants();
    offerReport();
    await openVariant(look.variant);
  } catch (error) {
    failed(error);
  }
}

async function openVariant(variant) {
  const address = readAddress(location.hash);
  loading('2 of 3: reading the replay');
  const buffer = await loadReplay(runId, variant, (bytes) => loading(`2 of 3: reading the replay, ${(bytes / 1e6).toFixed(1)} MB`));
  loading('3 of 3: building the map');
  await new Promise((resolve) => setTimeout(resolve));
  recording = recordingOf(decode(buffer), summary, manifest.variants[variant]?.id);
  player = new Player(recording.pacing, recording.replay.header.horizonMicros);
  Object.assign(look, { variant, selected: -1, chain: [], sector: -1, layerShown: layersShown(recording, look) });
  position = 0;
  buildPanels();
  describeRun();
  map.open(recording.scene, recording.world, mapOptions(recording, look));
  byId('loading').hidden = true;
  does.seek(address.micros);
  const subject = address.subject === '' ? -1 : recording.cast.find(address.subject);
  if (subject >= 0) {
    does.select(subject);
  }
}

function buildPanels() {
  const { replay, cast, world, limits } = recording;
  const shown = manifest.variants[look.variant];
  createExposure(byId('exposure'), recording.exposed);
  createShared(byId('shared'), { causes: commonCausesOf(choices, shown.mix), concentration: concentrationOf(choices, shown.mix) });
  panels?.timeline.close();
  panels = {
    sectors: createSectors(byId('sectors'), replay.header.sectors.map(({ title }, i) => ({ title, limit: limits[i] })), does.pickSector),
    legend: createLegend(byId('legend'), replay.header, does),
    timeline: createTimeline(byId('timeline'), { header: replay.header, ...recording }, does),
    defence: createDefence(byId('defence'), { start: replay.header.start, steps: recording.steps, deeds: recording.deeds }, does.seek),
    decision: createDecision(byId('decision'), {
      title: shown.mixTitle, measures: measuresOf(choices, shown.mix), alternatives: alternativesTo(shown, manifest.variants, summary, choices), earlier: earlierDecision(shown),
    }, does.choose),
    inspector: createInspector(byId('inspector'), {
      close: () => does.select(-1), seekEvent: does.seekEvent, select: does.selectAndShow, showChain: does.lightChain, copy: does.copy, refresh: panelsChanged,
    }),
    inView: createInView(byId('in-view'), does.selectAndShow),
    table: createTable(byId('table'), { replay, cast, world }, { select: does.selectAndShow, save }),
  };
}

/** The decision shown before this one, if the same supplier was attacked under it, with people affected there and here. */
function earlierDecision(shown) {
  const other = earlier === null ? null : manifest.variants[earlier.number];
  if (other === null || other.mix === shown.mix || other.supplier !== shown.supplier) {
    return null;
  }
  const { tracks, replay } = recording;
  const before = earlier.tracks;
  const sectors = replay.header.sectors.map(({ title }, i) => ({ title, there: (micros) => levelAt(before[i], micros).people, here: (micros) => levelAt(tracks[i], micros).people }));
  return { title: other.mixTitle, number: earlier.number, sectors };
}

/** Everything the reader can do, by mouse or by key; keys.js says by which. */
const does = {
  toggle() {
    player.toggle();
    lastFrame = 0;
    clockChanged();
  },
  seek(micros) {
    player.goTo(micros);
    position = positionAt(recording.replay.event.time, player.micros);
    worldMoved();
  },
  seekBy: (micros) => does.seek(player.micros + micros),
  seekEvent(event) {
    player.playing = false;
    player.goTo(recording.replay.event.time[event]);
    position = event + 1;
    worldMoved();
  },
  event(step) {
    const next = position - 1 + step;
    if (next >= 0 && next < recording.replay.event.time.length) {
      does.seekEvent(next);
    } else if (next < 0) {
      player.playing = false;
      player.goTo(0);
      position = 0;
      worldMoved();
    }
  },
  moment(step) {
    const { moments } = recording;
    const target = step > 0 ? moments.find((time) => time > player.micros) : moments.findLast((time) => time < player.micros);
    does.seek(target ?? (step > 0 ? recording.replay.header.horizonMicros : 0));
  },
  typed(text) {
    const micros = words.parseTime(text);
    if (micros !== null) {
      does.seek(micros);
    }
    return micros !== null;
  },
  firstLoss: () => does.seekEvent(recording.firstLoss),
  speed(step) {
    player.changeSpeed(step);
    clockChanged();
  },
  autoPace() {
    player.autoPace = !player.autoPace;
    clockChanged();
  },
  redraw: () => askFrame(),
  /** Shows another variant at the same moment. */
  choose(variant) {
    player.playing = false;
    rememberPlace();
    earlier = { number: look.variant, tracks: recording.tracks };
    byId('variant').value = String(variant);
    return openVariant(variant).catch(failed);
  },
  select(subject) {
    look.selected = subject;
    look.chain = [];
    look.lightChain = false;
    lookChanged();
  },
  selectAndShow(subject) {
    does.select(subject);
    if (!look.table && !recording.cast.isStep(subject) && !map.isInView(subject)) {
      map.show(subject);
    }
  },
  pick(hit) {
    if (hit.region !== undefined) {
      map.showRegion(hit.region);
    } else {
      does.select(hit.subject);
      map.show(hit.subject);
    }
  },
  why() {
    if (look.selected >= 0) {
      panels.inspector.update(inspectorView());
      byId('inspector').focus();
      byId('chain')?.scrollIntoView({ block: 'nearest' });
    }
  },
  lightChain(subjects) {
    look.lightChain = !look.lightChain;
    look.chain = look.lightChain ? subjects.filter((subject) => !recording.cast.isStep(subject)) : [];
    if (look.lightChain && look.chain.length > 0) {
      does.showMap();
      map.showAll(look.chain);
    }
    lookChanged();
  },
  copy: (text) => navigator.clipboard?.writeText(text).then(() => announcer.say('The chain is copied'), () => announcer.say('Copying is not allowed here')),
  pickSector(sector) {
    look.sector = look.sector === sector ? -1 : sector;
    look.colourBy = look.sector < 0 ? 'state' : 'service';
    lookChanged();
  },
  setColour(mode) {
    look.colourBy = mode;
    look.sector = mode === 'service' ? look.sector : -1;
    lookChanged();
  },
  toggleState(state) {
    if (state === COMPROMISED) {
      look.showHidden = !look.showHidden;
    } else {
      look.filter[state] = 1 - look.filter[state];
    }
    lookChanged();
  },
  toggleLayer(layer) {
    if (!look.layersOff.delete(layer)) {
      look.layersOff.add(layer);
    }
    look.layerShown = layersShown(recording, look);
    lookChanged();
  },
  help: () => help.open(),
  end: () => does.seek(recording.replay.header.horizonMicros),
  search() {
    does.showMap();
    search.focus();
  },
  typeTime: () => panels.timeline.focusTime(),
  showMap: () => showView(false),
  showTable: () => showView(true),
};

function showView(table) {
  look.table = table;
  byId('table').hidden = !table;
  byId('map').hidden = table;
  byId('in-view').hidden = table;
  byId('show-map').setAttribute('aria-pressed', String(!table));
  byId('show-table').setAttribute('aria-pressed', String(table));
  tableAt = 0;
  lookChanged();
  if (table) {
    panels.table.focus();
  }
}

/** The clock stands elsewhere: the world follows, and the crossings passed while playing are told. */
function worldMoved() {
  recording.world.seek(position);
  map.worldChanged();
  panelsChanged();
}

function lookChanged() {
  map.setOptions(mapOptions(recording, look));
  tableAt = 0;
  panelsChanged();
}

function clockChanged() {
  panelsChanged();
}

function panelsChanged() {
  panelsStale = true;
  askFrame();
}

/** The map shows another part: the list of what is in view follows when it rests, so that moving it is smooth. */
function viewMoved() {
  clearTimeout(viewTimer);
  viewTimer = setTimeout(panelsChanged, REST_MILLIS);
}

/** At most one frame is asked for at a time, and none while nothing changes. */
function askFrame() {
  if (!frameAsked) {
    frameAsked = true;
    requestAnimationFrame(frame);
  }
}

function frame(now) {
  frameAsked = false;
  if (!recording) {
    return;
  }
  if (player.playing) {
    play(now);
  }
  map.paint();
  palette ??= readPalette(document.body);
  panels.timeline.paint(palette);
  panels.timeline.update({ micros: player.micros, position, playing: player.playing, compression: player.compression(), autoPace: player.autoPace });
  updatePanels(now);
  if (player.playing || panelsStale) {
    askFrame();
  }
}

function play(now) {
  const before = player.micros;
  player.tick(lastFrame === 0 ? 0 : (now - lastFrame) / 1000);
  lastFrame = now;
  position = positionAt(recording.replay.event.time, player.micros);
  if (recording.world.seek(position)) {
    map.worldChanged();
  }
  panelsStale = true;
  const crossed = recording.crossings.filter(({ time }) => time > before && time <= player.micros);
  if (crossed.length > 0) {
    announcer.say(crossingSentence(recording, crossed.at(-1), words));
  }
}

function updatePanels(now) {
  if (!panelsStale || (player.playing && now - panelsAt < PANEL_MILLIS)) {
    return;
  }
  panelsAt = now;
  panelsStale = false;
  const { tracks, bands } = recording;
  panels.sectors.update(tracks.map((track, i) => ({ ...levelAt(track, player.micros), band: bandAt(bands[i], player.micros, manifest.replications) })), look.sector);
  panels.legend.update(stateCounts(recording, look), { ...look, sectorTitle: sectorTitle(recording, look) });
  panels.decision.update(player.micros);
  panels.defence.update(player.micros);
  panels.inspector.update(inspectorView());
  byId('side').classList.toggle('selected', look.selected >= 0);
  if (look.table) {
    if (now - tableAt >= TABLE_MILLIS || !player.playing) {
      tableAt = now;
      panels.table.update(hasFilter({ ...look, sector: -1, layersOff: new Set() }) ? look.filter : null, look.selected);
    }
  } else {
    updateInView();
  }
  showHint();
  if (!player.playing) {
    rememberPlace();
  }
}

function updateInView() {
  if (map.camera) {
    const { cast, world } = recording;
    panels.inView.update(inView(recording, look, map.layer, map.camera.box()), { cast, world, selected: look.selected, hasFilter: hasFilter(look) });
  }
}

function inspectorView() {
  const { replay, cast, world, eventsOf, partners } = recording;
  return { replay, cast, world, eventsOf, partners, selected: look.selected, lightChain: look.lightChain };
}

/** Before anything happened, says so and offers the two ways on. */
function showHint() {
  const hint = byId('hint');
  const quiet = !player.playing && (recording.firstLoss < 0 || position <= recording.firstLoss);
  const wasHidden = hint.hidden;
  hint.hidden = !quiet;
  if (quiet && wasHidden) {
    const ways = recording.firstLoss < 0 ? [] : [
      element('button', { type: 'button', class: 'primary', onclick: does.toggle }, 'Play'),
      element('button', { type: 'button', onclick: does.firstLoss }, 'Go to the first failure')];
    hint.replaceChildren(element('p', {}, recording.firstLoss < 0 ? 'Nothing fails in this recording.' : 'Nothing has failed yet.'), ...ways);
  }
}

function rememberPlace() {
  const subject = look.selected < 0 ? '' : recording.cast.name(look.selected);
  const hash = writeAddress({ variant: look.variant, micros: player.micros, subject });
  if (hash !== location.hash) {
    history.replaceState(null, '', hash);
  }
}

function describeRun() {
  const { header } = recording.replay;
  document.title = `${manifest.title} - Faultline`;
  setText(byId('title'), manifest.title);
  byId('title').title = manifest.description ?? '';
  const parts = [
    words.counted(header.assets, 'asset'), words.counted(header.events, 'event'), `seed ${header.seed}`,
    manifest.replications === 1 ? `replication ${header.replication}, the only one` : `replication ${header.replication}, the median of ${manifest.replications}`, 'a model, not a forecast'];
  byId('facts').replaceChildren(...parts.map((part) => element('span', {}, part)));
}

function showVariants() {
  const field = byId('variant-field');
  const choice = byId('variant');
  field.hidden = manifest.variants.length < 2;
  choice.replaceChildren(...manifest.variants.map(({ id, mixTitle, supplier, supplierTitle }, i) => element('option', { value: i }, [mixTitle, supplierTitle ?? supplier].filter(Boolean).join(' / ') || id)));
  choice.value = String(look.variant);
  choice.addEventListener('change', () => does.choose(Number(choice.value)));
}

async function offerReport() {
  const { report } = await findRun(runId).catch(() => ({ report: false }));
  byId('report').hidden = !report;
  byId('report').href = `/run/${encodeURIComponent(runId)}/report`;
}

function loading(text) {
  const place = byId('loading');
  place.hidden = false;
  setText(place, text);
}

function failed(error) {
  byId('loading').hidden = true;
  setText(byId('title'), 'This run cannot be shown');
  document.body.classList.add('failed');
  byId('hint').hidden = false;
  byId('hint').replaceChildren(element('p', { role: 'alert' }, error.message),
    element('button', { type: 'button', class: 'primary', onclick: () => location.reload() }, 'Try again'), element('a', { class: 'button', href: '/' }, 'All runs'));
}

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function wirePage() {
  byId('help').append(icon('help'));
  byId('help').addEventListener('click', does.help);
  byId('zoom-in').append(icon('plus'));
  byId('zoom-out').append(icon('minus'));
  byId('fit').append(icon('fit'));
  byId('zoom-in').addEventListener('click', () => map.zoom(1));
  byId('zoom-out').addEventListener('click', () => map.zoom(-1));
  byId('fit').addEventListener('click', () => map.fit());
  byId('show-map').addEventListener('click', does.showMap);
  byId('show-table').addEventListener('click', does.showTable);
  wireTheme(byId('theme'), () => {
    palette = null;
    if (recording) {
      map.readTheme();
      panels.timeline.themeChanged();
      askFrame();
    }
  });
  wireKeys(does, map, () => settings.shortcuts && recording !== null);
}

start();
