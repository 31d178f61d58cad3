/** The map: what it shows, how it is moved, and what lies under the pointer. Painting itself is the painter's. */

import { Camera, fanX, fanY } from './camera.js';
import { pointNames, regionNames } from './names.js';
import { Painter } from './painter.js';
import { readPalette } from './palette.js';

const ZOOM_STEP = 1.5;
const PAN_STEP = 70;
const CLOSE_SCALE = 60;
const HIT_PIXELS = 10;
const CLICK_SLACK = 4;

export class MapPanel {
  #root;
  #overlay;
  #painter;
  #tip;
  #actions;
  #scene = null;
  #options = null;
  #shown = null;
  #camera = null;
  #palette = null;
  #stale = { quiet: true, live: true, overlay: true };
  #pointers = new Map();
  #dragged = 0;
  #hover = -1;
  #labels = [];
  #names = [];
  #limits = { least: 0.01, most: 4000 };

  /**
   * @param root the section with both canvases
   * @param actions `{redraw(), select(subject), describe(subject), moved()}`
   */
  constructor(root, actions) {
    this.#root = root;
    this.#actions = actions;
    this.#overlay = root.querySelector('#overlay');
    this.#tip = root.querySelector('#tip');
    this.#painter = new Painter(root.querySelector('#raster'), this.#overlay);
    this.#listen();
    new ResizeObserver(() => this.#fitScreen()).observe(root);
  }

  /** Shows another replay, whole. @param options see `setOptions` */
  open(scene, world, options) {
    this.#scene = scene;
    this.world = world;
    this.#options = options;
    this.#shown = shownOf(scene, options);
    this.readTheme();
    this.#fitScreen();
  }

  /** @param options `{colourBy, layerShown: by kind, filter: by state, showHidden, sector, sectorOfService, selected, chain}` */
  setOptions(options) {
    const before = this.#options;
    this.#options = options;
    if (before.layerShown !== options.layerShown || before.sector !== options.sector || before.colourBy !== options.colourBy) {
      this.#shown = shownOf(this.#scene, options);
    }
    if (before.colourBy !== options.colourBy || before.layerShown !== options.layerShown) {
      this.#invalidate('quiet');
    }
    this.#invalidate('live');
  }

  /** The world moved on. */
  worldChanged() {
    this.#invalidate('live');
  }

  readTheme() {
    this.#palette = readPalette(this.#root);
    this.#invalidate('quiet');
  }

  get camera() {
    return this.#camera;
  }

  /** Paints what is stale. Called once a frame by the page. */
  paint() {
    if (!this.#scene || !this.#camera) {
      return;
    }
    const stale = this.#stale;
    this.#stale = { quiet: false, live: false, overlay: false };
    if (stale.quiet) {
      this.#painter.paintQuiet(this.#quietScene(), this.#camera, this.#palette);
      this.#nameWhatIsInView();
    }
    if (stale.quiet || stale.live) {
      this.#painter.paintLive(this.#liveScene(), this.#camera, this.world, this.#palette);
    }
    if (stale.quiet || stale.overlay || this.#options.selected >= 0) {
      this.#painter.paintOverlay(this.#marks(), this.#camera, this.#palette);
    }
  }

  fit() {
    this.#move(whole(this.#scene.bounds, this.#camera.width, this.#camera.height));
  }

  zoom(steps, x = this.#camera.width / 2, y = this.#camera.height / 2) {
    this.#move(this.#camera.zoomed(ZOOM_STEP ** steps, x, y, this.#limits));
  }

  pan(stepsX, stepsY) {
    this.#move(this.#camera.moved(stepsX * PAN_STEP, stepsY * PAN_STEP));
  }

  /** Brings a subject into the middle, close enough to see its shape. */
  show(subject, scale = Math.max(this.#camera.scale, CLOSE_SCALE)) {
    const place = this.#placeOf(subject);
    if (place) {
      this.#move(this.#camera.centredOn(place.x, place.y, scale));
    }
  }

  /** Brings all of several subjects into view. */
  showAll(subjects) {
    const places = subjects.map((subject) => this.#placeOf(subject)).filter((place) => place !== null);
    if (places.length > 0) {
      const xs = places.map(({ x }) => x);
      const ys = places.map(({ y }) => y);
      const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
      const fitting = Camera.fitting(box, this.#camera.width, this.#camera.height, { left: 90, right: 90, top: 90, bottom: 90 });
      this.#move(fitting.centredOn(fitting.x, fitting.y, Math.min(fitting.scale, CLOSE_SCALE)));
    }
  }

  showRegion(region) {
    const label = this.#scene.regions.find((one) => one.region === region);
    if (label) {
      this.#move(this.#camera.centredOn(label.x, label.y, Math.max(this.#camera.scale, 12)));
    }
  }

  /** True when a subject's place is on screen. */
  isInView(subject) {
    const place = this.#placeOf(subject);
    if (!place) {
      return false;
    }
    const x = this.#camera.screenX(place.x);
    const y = this.#camera.screenY(place.y);
    return x >= 0 && y >= 0 && x <= this.#camera.width && y <= this.#camera.height;
  }

  /** The layer that can be picked from: services while they are shown, otherwise assets. */
  get layer() {
    return this.#options.colourBy === 'service' ? this.#scene.services : this.#scene.assets;
  }

  #nameWhatIsInView() {
    const shown = this.#options.colourBy === 'service' ? this.#shown.services : this.#shown.assets;
    this.#labels = regionNames(this.#scene.regions, this.#camera);
    this.#names = pointNames(this.layer, shown, this.#camera, this.#labels);
  }

  #quietScene() {
    return { ...this.#scene.assets, outlines: this.#scene.outlines, shown: this.#shown.assets, ...this.#groups() };
  }

  #liveScene() {
    const { colourBy, filter, showHidden } = this.#options;
    const isServices = colourBy === 'service';
    return { ...this.layer, shown: isServices ? this.#shown.services : this.#shown.assets, filter, showHidden, isServices, ...this.#groups() };
  }

  /** Vendor and state never share hue: while colour says vendor, what is out of service is strong, the rest pale. */
  #groups() {
    return this.#options.colourBy === 'vendor'
      ? { groupOf: this.#scene.vendorOf, groupColours: [...this.#palette.vendors, this.#palette.otherVendor] }
      : { groupOf: null };
  }

  #marks() {
    const { selected, chain } = this.#options;
    const rings = [];
    for (const [subject, soft] of [[this.#hover, true], [selected, false]]) {
      const at = subject < 0 ? null : this.#screenOf(subject);
      if (at) {
        rings.push({ ...at, radius: soft ? 9 : 12, soft });
      }
    }
    const points = chain.map((subject) => this.#screenOf(subject)).filter((at) => at !== null);
    return { labels: this.#labels, names: this.#names, rings, chain: points };
  }

  #placeOf(subject) {
    const { assets, services } = this.#scene;
    const layer = subject < services.first ? assets : services;
    const i = subject - layer.first;
    if (subject < 0 || i >= layer.places.length) {
      return null;
    }
    return { x: layer.places.x[i], y: layer.places.y[i], slot: layer.places.slot[i], spacing: layer.spacing(this.#camera.scale) };
  }

  #screenOf(subject) {
    const place = this.#placeOf(subject);
    return place && {
      x: this.#camera.screenX(place.x) + fanX(place.slot, place.spacing),
      y: this.#camera.screenY(place.y) + fanY(place.slot, place.spacing),
    };
  }

  /** The subject under a point of the screen, or -1: the nearest, but what is not in service goes before what is. */
  #subjectAt(x, y) {
    const layer = this.layer;
    const shown = this.#options.colourBy === 'service' ? this.#shown.services : this.#shown.assets;
    const reach = HIT_PIXELS + 8 * layer.spacing(this.#camera.scale);
    const box = {
      left: this.#camera.planeX(x - reach), right: this.#camera.planeX(x + reach),
      top: this.#camera.planeY(y - reach), bottom: this.#camera.planeY(y + reach),
    };
    let best = -1;
    let bestScore = Infinity;
    layer.grid.forEachIn(box, (i) => {
      const subject = layer.first + i;
      const at = shown[i] === 1 ? this.#screenOf(subject) : null;
      const distance = at ? Math.hypot(at.x - x, at.y - y) : Infinity;
      const score = distance + (this.world.state[subject] === 0 ? HIT_PIXELS : 0);
      if (distance <= HIT_PIXELS && score < bestScore) {
        best = subject;
        bestScore = score;
      }
    });
    return best;
  }

  #fitScreen() {
    const { width, height } = this.#root.getBoundingClientRect();
    if (width < 2 || height < 2 || !this.#scene) {
      return;
    }
    this.#painter.resize(width, height, Math.min(2, devicePixelRatio));
    const all = whole(this.#scene.bounds, width, height);
    this.#limits = { least: all.scale / 2, most: 4000 };
    this.#camera = this.#camera ? this.#camera.resized(width, height) : all;
    this.#invalidate('quiet');
  }

  #move(camera) {
    this.#camera = camera;
    this.#invalidate('quiet');
    this.#actions.moved();
  }

  #invalidate(layer) {
    this.#stale[layer] = true;
    this.#actions.redraw();
  }

  #listen() {
    const canvas = this.#overlay;
    canvas.addEventListener('pointerdown', (event) => this.#pointerDown(event));
    canvas.addEventListener('pointermove', (event) => this.#pointerMove(event));
    canvas.addEventListener('pointerup', (event) => this.#pointerUp(event));
    canvas.addEventListener('pointercancel', (event) => this.#pointers.delete(event.pointerId));
    canvas.addEventListener('pointerleave', () => this.#setHover(-1, 0, 0));
    canvas.addEventListener('dblclick', (event) => this.zoom(event.shiftKey ? -2 : 2, event.offsetX, event.offsetY));
    canvas.addEventListener('wheel', (event) => {
      event.preventDefault();
      const pixels = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaY;
      this.zoom(-pixels / 260, event.offsetX, event.offsetY);
    }, { passive: false });
  }

  #pointerDown(event) {
    if (!this.#camera || event.button !== 0) {
      return;
    }
    this.#overlay.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    this.#dragged = 0;
  }

  #pointerMove(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      this.#setHover(this.#camera ? this.#subjectAt(event.offsetX, event.offsetY) : -1, event.offsetX, event.offsetY);
      return;
    }
    const now = { x: event.offsetX, y: event.offsetY };
    this.#dragged += Math.hypot(now.x - before.x, now.y - before.y);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (other) {
      const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      this.#move(this.#camera.zoomed(factor, (now.x + other.x) / 2, (now.y + other.y) / 2, this.#limits));
    } else if (this.#dragged > CLICK_SLACK) {
      this.#move(this.#camera.moved(now.x - before.x, now.y - before.y));
    }
  }

  #pointerUp(event) {
    if (this.#pointers.delete(event.pointerId) && this.#dragged <= CLICK_SLACK) {
      this.#actions.select(this.#subjectAt(event.offsetX, event.offsetY));
    }
  }

  #setHover(subject, x, y) {
    if (subject === this.#hover) {
      return;
    }
    this.#hover = subject;
    this.#overlay.classList.toggle('over', subject >= 0);
    this.#tip.hidden = subject < 0;
    if (subject >= 0) {
      this.#tip.textContent = this.#actions.describe(subject);
      const left = Math.min(x + 14, this.#camera.width - this.#tip.offsetWidth - 8);
      this.#tip.style.transform = `translate(${Math.max(8, left)}px, ${y > 60 ? y - 38 : y + 18}px)`;
    }
    this.#invalidate('overlay');
  }
}

/**
 * For each asset and each service, 1 when it may be seen: layers and sector let it, and while colour says vendor it has one. O(assets +
 * services), so only when one of these changes.
 */
function shownOf({ hasVendor }, { colourBy, layerShown, kindOf, sector, sectorOfService }) {
  return {
    assets: kindOf.map((kind, i) => layerShown[kind] & (colourBy === 'vendor' ? hasVendor[i] : 1)),
    services: sectorOfService.map((one) => (sector < 0 || one === sector ? 1 : 0)),
  };
}

/** The whole country, clear of the panels that lie on the map: the legend on the left, on narrow screens search above and scale below. */
function whole(bounds, width, height) {
  const narrow = width < 600;
  return Camera.fitting(bounds, width, height, {
    left: !narrow && width < 1000 ? 290 : 28, right: 28, top: narrow ? 62 : 28, bottom: narrow ? 48 : 28,
  });
}
