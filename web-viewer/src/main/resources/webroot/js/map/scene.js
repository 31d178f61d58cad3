/** What the painter draws: the columns of a replay with places, and what is to be shown of them. Everything here is worked out once. */

import { spacingAt } from './camera.js';
import { boundsOf, gridOver, middles, placesOf, planeFor, shuffledPlaces } from './places.js';

const NONE = 255;
const COLOURED_VENDORS = 6;

/** @returns {{assets: object, services: object, outlines: object[], bounds: object, regions: object[], vendorOf: Uint8Array, hasVendor: Uint8Array}} */
export function sceneOf(replay) {
  const plane = planeFor(middleLatitude(replay));
  const outlines = replay.header.outlines.map(({ ring }) => outline(plane, ring));
  const assets = placesOf(plane, replay.asset.lon, replay.asset.lat);
  const services = placesOf(plane, replay.service.lon, replay.service.lat);
  const bounds = boundsOf(outlines.length > 0 ? joined(outlines) : assets);
  return {
    assets: {
      places: assets, shuffled: shuffledPlaces(assets), grid: gridOver(assets, boundsOf(assets)), first: 0, spacing: spacingAt,
      nameOf: (i) => replay.asset.id.at(i),
    },
    services: {
      places: services, grid: gridOver(services, boundsOf(services)), first: replay.header.assets, spacing: serviceSpacing,
      nameOf: (i) => replay.service.id.at(i),
    },
    outlines,
    bounds,
    regions: labelsOf(replay, assets),
    vendorOf: vendorColumn(replay),
    hasVendor: replay.asset.vendor.map((vendor) => (vendor === NONE ? 0 : 1)),
  };
}

/** Services of a region share its middle; they are fanned out as soon as regions are some pixels apart. */
function serviceSpacing(scale) {
  return Math.max(1.5, Math.min(12, scale * 4));
}

function middleLatitude(replay) {
  const { lat } = replay.asset;
  let low = Infinity;
  let high = -Infinity;
  for (const value of lat) {
    if (value < low) {
      low = value;
    }
    if (value > high) {
      high = value;
    }
  }
  return Number.isFinite(low) ? (low + high) / 2 : 0;
}

function outline(plane, ring) {
  const x = new Float32Array(ring.length / 2);
  const y = new Float32Array(ring.length / 2);
  for (let i = 0; i < x.length; i++) {
    [x[i], y[i]] = plane.toPlane(ring[2 * i], ring[2 * i + 1]);
  }
  return { x, y };
}

function joined(outlines) {
  const join = (axis) => Float32Array.from(outlines.flatMap((one) => Array.from(one[axis])));
  return { x: join('x'), y: join('y') };
}

/** Names of regions at their middles, the most populous first. */
function labelsOf(replay, assets) {
  const centre = middles(assets, replay.asset.region, replay.header.regions.length);
  return replay.header.regions
    .map(({ title, population }, region) => ({ text: title, population, region, ...centre[region] }))
    .filter(({ x }) => x === x)
    .sort((a, b) => b.population - a.population);
}

/** Vendor of each asset; the last number stands for those beyond the colours. */
function vendorColumn(replay) {
  return replay.asset.vendor.map((vendor) => Math.min(COLOURED_VENDORS, vendor));
}
