/** The timeline: controls, tracks and the cursor. Tracks are painted once; only the cursor moves. */

import { element, setText } from '../dom.js';
import { count, localTime, sinceStart, span } from '../format.js';
import { icon } from '../icons.js';
import { floorOf, paintTracks } from './tracks.js';

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
  names.style.setProperty('--rows', String(rows.length - 1)); // one row for each track but the campaign's
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
