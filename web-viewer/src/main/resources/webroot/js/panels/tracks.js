/** Paints the tracks of the timeline: campaign, failures, one line for each sector, days and hours. */

import { localClock, localDay } from '../format.js';

const HOUR = 3.6e9;
const AXIS_HEIGHT = 18;
const CAMPAIGN_HEIGHT = 16;

/**
 * Paints all tracks.
 * @param model `{header, losses, tracks, limits, bands, campaign, deeds}` as in the timeline, `losses` being counts over equal spans
 */
export function paintTracks(canvas, width, height, model, palette) {
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
  paintDeeds(context, model.deeds, xOf, palette);
  paintCampaign(context, model.campaign, xOf, palette);
  paintAxis(context, header, xOf, height, palette);
}

function paintNights(context, header, xOf, bottom, palette) {
  context.strokeStyle = palette.borderText;
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
export function floorOf({ tracks, limits, bands }) {
  const lowest = Math.min(
    ...tracks.map(({ level }) => level.reduce((a, b) => Math.min(a, b), 1)), ...limits.map((limit) => limit ?? 1),
    ...bands.map((band) => (band ? band.lo.reduce((a, b) => Math.min(a, b), 1) : 1)));
  return [0.9, 0.75, 0.5, 0.25].find((floor) => floor <= lowest) ?? 0;
}

/** Alerts and playbooks as short strokes at the foot of the campaign; repairs are too many and show in the tracks. */
function paintDeeds(context, deeds, xOf, palette) {
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.beginPath();
  for (const { times } of deeds.filter(({ id }) => id !== 'repaired')) {
    for (const time of times) {
      const x = Math.round(xOf(time)) + 0.5;
      context.moveTo(x, CAMPAIGN_HEIGHT - 3);
      context.lineTo(x, CAMPAIGN_HEIGHT);
    }
  }
  context.stroke();
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

