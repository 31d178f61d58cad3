/** The timeline: controls, tracks and the cursor. Tracks are painted once; only the cursor moves. */

import { element, setText } from '../dom.js';
import { count, localClock, localDay, localTime, sinceStart, span } from '../format.js';
import { icon } from '../icons.js';

const HOUR = 3.6e9;
const FAILURE_BINS = 720;
const DETENT_SHARE = 1 / 360;
const MARKS = { 0: 'step', 5: 'noticed', 6: 'remedy known', 7: 'halted' };

/**
 * @param root the section
 * @param model `{header, losses(bins), tracks, limits, bands, campaign: [{time, what, title}]}`
 * @param actions `{seek(micros), toggle(), event(step), moment(step), speed(step), autoPace(), redraw()}`
 */
export function createTimeline(root, model, actions) {
  const { header } = model;
  const controls = createControls(actions, header);
  const rows = ['Campaign', 'Failures', ...header.sectors.map(({ title }) => title)];
  const names = element('div', { class: 'track-names', 'aria-hidden': 'true' }, ...rows.map((title, i) => element('span', { class: i === 0 ? 'campaign' : '' }, title)), element('span', { class: 'axis' }, `${Math.round(floorOf(model) * 100)} to 100 %`));
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const cursor = element('div', { class: 'cursor', 'aria-hidden': 'true' });
  const tip = element('p', { class: 'tip', hidden: true });
  const slider = element('div', {
    class: 'tracks', role: 'slider', tabindex: '0', 'aria-label': 'Time', 'aria-valuemin': '0', 'aria-valuemax': String(Math.round(header.horizonMicros / 1e6)),
  }, canvas, cursor, tip);
  root.replaceChildren(controls.bar, element('div', { class: 'scroller' }, names, slider));
  listen(slider, tip, model, actions);

  let losses = null;
  let stale = true;
  const observer = new ResizeObserver(() => {
    stale = true;
    actions.redraw();
  });
  observer.observe(slider);

  return {
    /** Paints the tracks if their size or the theme changed. */
    paint(palette) {
      if (stale && slider.clientWidth > 0) {
        losses ??= model.losses(FAILURE_BINS);
        paintTracks(canvas, slider.clientWidth, slider.clientHeight, { ...model, losses }, palette);
        stale = false;
      }
    },
    themeChanged() {
      stale = true;
    },
    /** @param now `{micros, position, playing, compression, autoPace}` */
    update(now) {
      controls.update(now);
      cursor.style.transform = `translateX(${(now.micros / header.horizonMicros) * slider.clientWidth}px)`;
      slider.setAttribute('aria-valuenow', String(Math.round(now.micros / 1e6)));
      slider.setAttribute('aria-valuetext', `${sinceStart(now.micros)}, ${localTime(header.start, now.micros)}`);
    },
    focusTime: controls.focusTime,
    close() {
      observer.disconnect();
    },
  };
}

function createControls(actions, header) {
  const button = (name, label, key, onclick) => element('button', { type: 'button', class: 'icon', 'aria-label': label, title: `${label} (${key})`, onclick }, icon(name));
  const play = button('play', 'Play', 'Space', actions.toggle);
  play.classList.add('primary');
  const since = element('input', { type: 'text', class: 'since', 'aria-label': 'Time since the start; type one such as 14:30 or 26h', spellcheck: 'false', size: '11' });
  const local = element('span', { class: 'local' });
  const events = element('span', { class: 'muted events' });
  const compression = element('span', { class: 'compression' });
  const auto = element('button', { type: 'button', 'aria-pressed': 'true', title: 'Auto-pace (\\)', onclick: actions.autoPace }, 'Auto-pace');
  since.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      since.classList.toggle('wrong', !actions.typed(since.value));
      if (!since.classList.contains('wrong')) {
        since.blur();
      }
    } else if (event.key === 'Escape') {
      since.blur();
    }
  });
  since.addEventListener('focus', () => since.select());
  since.addEventListener('blur', () => since.classList.remove('wrong'));
  const bar = element('div', { class: 'controls' },
    element('div', { class: 'group', role: 'group', 'aria-label': 'Play' },
      button('begin', 'To the start', 'Home', () => actions.seek(0)),
      button('previousMoment', 'Previous moment: limit crossing, burst or step', 'Shift+,', () => actions.moment(-1)),
      button('previous', 'Previous event', ',', () => actions.event(-1)),
      play,
      button('next', 'Next event', '.', () => actions.event(1)),
      button('nextMoment', 'Next moment: limit crossing, burst or step', 'Shift+.', () => actions.moment(1)),
      button('end', 'To the end', 'End', () => actions.seek(header.horizonMicros))),
    element('div', { class: 'group now' }, since, local, events),
    element('div', { class: 'group speed', role: 'group', 'aria-label': 'Speed' },
      button('minus', 'Slower', '[', () => actions.speed(-1)), compression, button('plus', 'Faster', ']', () => actions.speed(1)), auto));
  return {
    bar,
    focusTime: () => since.focus(),
    update({ micros, position, playing, compression: micros1, autoPace }) {
      const label = playing ? 'Pause' : 'Play';
      if (play.getAttribute('aria-label') !== label) {
        play.setAttribute('aria-label', label);
        play.title = `${label} (Space)`;
        play.replaceChildren(icon(playing ? 'pause' : 'play'));
      }
      if (document.activeElement !== since) {
        since.value = sinceStart(micros);
      }
      setText(local, localTime(header.start, micros));
      setText(events, `event ${count(position)} of ${count(header.events)}`);
      setText(compression, `1 s = ${span(micros1)}`);
      auto.setAttribute('aria-pressed', String(autoPace));
    },
  };
}

function listen(slider, tip, model, actions) {
  const { header } = model;
  let dragging = false;
  const microsOf = (event) => {
    const box = slider.getBoundingClientRect();
    return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * header.horizonMicros;
  };
  slider.addEventListener('pointerdown', (event) => {
    if (event.button === 0) {
      dragging = true;
      actions.seek(microsOf(event));
      slider.setPointerCapture(event.pointerId);
    }
  });
  slider.addEventListener('pointermove', (event) => {
    const micros = microsOf(event);
    if (dragging) {
      actions.seek(micros);
    }
    showTip(tip, slider, micros, model);
  });
  slider.addEventListener('pointerup', () => {
    dragging = false;
  });
  slider.addEventListener('pointercancel', () => {
    dragging = false;
  });
  slider.addEventListener('pointerleave', () => {
    tip.hidden = true;
  });
  slider.addEventListener('keydown', (event) => {
    const detent = header.horizonMicros * DETENT_SHARE;
    const move = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (move !== undefined) {
      actions.seekBy(move * detent);
    } else if (event.key === 'Home' || event.key === 'End') {
      actions.seek(event.key === 'Home' ? 0 : header.horizonMicros);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
}

function showTip(tip, slider, micros, { header, campaign }) {
  const near = campaign.find(({ time }) => Math.abs(time - micros) < header.horizonMicros * 0.004);
  tip.hidden = false;
  setText(tip, near ? `${sinceStart(near.time)}  ${near.title}: ${MARKS[near.what] ?? ''}` : `${sinceStart(micros)}  ${localTime(header.start, micros)}`);
  const x = (micros / header.horizonMicros) * slider.clientWidth;
  tip.style.transform = `translateX(${Math.max(0, Math.min(slider.clientWidth - tip.offsetWidth, x - tip.offsetWidth / 2))}px)`;
}

const AXIS_HEIGHT = 18;
const CAMPAIGN_HEIGHT = 16;

function paintTracks(canvas, width, height, model, palette) {
  const ratio = Math.min(2, devicePixelRatio);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  const { header } = model;
  const xOf = (micros) => (micros / header.horizonMicros) * width;
  const floor = floorOf(model);
  const rowHeight = (height - AXIS_HEIGHT - CAMPAIGN_HEIGHT) / (1 + header.sectors.length);
  paintNights(context, header, xOf, height - AXIS_HEIGHT, palette);
  paintLosses(context, model.losses, width, CAMPAIGN_HEIGHT, rowHeight, palette);
  model.tracks.forEach((track, sector) => {
    const box = { top: CAMPAIGN_HEIGHT + (1 + sector) * rowHeight + 3, height: rowHeight - 6, width, floor };
    paintBand(context, model.bands[sector], box, xOf, palette);
    paintLimit(context, model.limits[sector], box, palette);
    paintLevel(context, track, model.limits[sector], box, xOf, palette);
  });
  paintCampaign(context, model.campaign, xOf, palette);
  paintAxis(context, header, xOf, height, palette);
}

function paintNights(context, header, xOf, bottom, palette) {
  context.strokeStyle = palette.border;
  context.lineWidth = 1;
  for (let micros = firstMidnight(header.start); micros < header.horizonMicros; micros += 24 * HOUR) {
    context.beginPath();
    context.moveTo(Math.round(xOf(micros)) + 0.5, CAMPAIGN_HEIGHT);
    context.lineTo(Math.round(xOf(micros)) + 0.5, bottom);
    context.stroke();
  }
}

/** Bars as tall as the square root of the number, so that a few failures are still seen beside thousands. */
function paintLosses(context, losses, width, top, height, palette) {
  const most = Math.sqrt(losses.reduce((a, b) => Math.max(a, b), 1));
  context.fillStyle = palette.failed;
  const bin = width / losses.length;
  losses.forEach((n, i) => {
    if (n > 0) {
      const tall = Math.max(1, (Math.sqrt(n) / most) * (height - 5));
      context.fillRect(i * bin, top + height - 2 - tall, Math.max(1, bin), tall);
    }
  });
}

function paintBand(context, band, box, xOf, palette) {
  if (!band) {
    return;
  }
  context.fillStyle = palette.muted;
  context.globalAlpha = 0.22;
  context.beginPath();
  band.hours.forEach((hour, i) => context.lineTo(xOf(hour * HOUR), yOf(band.hi[i], box)));
  for (let i = band.hours.length - 1; i >= 0; i--) {
    context.lineTo(xOf(band.hours[i] * HOUR), yOf(band.lo[i], box));
  }
  context.fill();
  context.globalAlpha = 1;
}

function paintLimit(context, limit, box, palette) {
  if (limit === null) {
    return;
  }
  context.strokeStyle = palette.muted;
  context.setLineDash([2, 3]);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, Math.round(yOf(limit, box)) + 0.5);
  context.lineTo(box.width, Math.round(yOf(limit, box)) + 0.5);
  context.stroke();
  context.setLineDash([]);
}

/** A step line; grey, and in the colour of failure where it is below its limit. */
function paintLevel(context, { time, level }, limit, box, xOf, palette) {
  context.lineWidth = 1.5;
  let below = false;
  const begin = (isBelow) => {
    below = isBelow;
    context.strokeStyle = below ? palette.failed : palette.text;
    context.beginPath();
  };
  begin(false);
  let y = yOf(1, box);
  context.moveTo(0, y);
  for (let i = 0; i < time.length; i++) {
    const x = xOf(time[i]);
    context.lineTo(x, y);
    if (limit !== null && level[i] < limit !== below) {
      context.stroke();
      begin(!below);
      context.moveTo(x, y);
    }
    y = yOf(level[i], box);
    context.lineTo(x, y);
  }
  context.lineTo(box.width, y);
  context.stroke();
}

function yOf(level, { top, height, floor }) {
  return top + ((1 - Math.max(floor, level)) / (1 - floor)) * height;
}

/** The level at the foot of all tracks of sectors: the highest of a few round ones that cuts nothing off. */
function floorOf({ tracks, limits, bands }) {
  const lowest = Math.min(
    ...tracks.map(({ level }) => level.reduce((a, b) => Math.min(a, b), 1)), ...limits.map((limit) => limit ?? 1),
    ...bands.map((band) => (band ? band.lo.reduce((a, b) => Math.min(a, b), 1) : 1)));
  return [0.9, 0.75, 0.5, 0.25].find((floor) => floor <= lowest) ?? 0;
}

function paintCampaign(context, campaign, xOf, palette) {
  for (const { time, what } of campaign) {
    const x = Math.max(4, xOf(time));
    context.fillStyle = what === 0 ? palette.failed : palette.accent;
    context.beginPath();
    context.moveTo(x - 4, 3);
    context.lineTo(x + 4, 3);
    context.lineTo(x, 12);
    context.fill();
  }
}

function paintAxis(context, header, xOf, height, palette) {
  context.fillStyle = palette.muted;
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'bottom';
  const every = [1, 2, 3, 6, 12, 24, 48].find((hours) => xOf(hours * HOUR) >= 58) ?? 96;
  const midnight = firstMidnight(header.start);
  const first = midnight - Math.floor(midnight / (every * HOUR)) * every * HOUR;
  for (let micros = first; micros <= header.horizonMicros; micros += every * HOUR) {
    const isMidnight = Math.abs((micros - midnight) % (24 * HOUR)) < 1;
    const text = isMidnight ? localDay(header.start, micros) : localClock(header.start, micros);
    const x = xOf(micros);
    const half = context.measureText(text).width / 2;
    if (x - half >= 0 && x + half <= xOf(header.horizonMicros)) {
      context.textAlign = 'center';
      context.fillText(text, x, height - 2);
    }
  }
}

/** Microseconds from the start of the scenario to the first midnight. */
function firstMidnight(start) {
  const [hours, minutes] = start.slice(11, 16).split(':').map(Number);
  return (24 - hours - minutes / 60) * HOUR;
}

