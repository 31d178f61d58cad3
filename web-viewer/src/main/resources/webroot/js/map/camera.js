/** What part of the plane the screen shows. Immutable: every move gives a new camera. All lengths on screen are in CSS pixels. */
export class Camera {
  /**
   * @param x plane kilometres in the middle of the screen
   * @param y as x
   * @param scale pixels in a kilometre
   * @param width of the screen
   * @param height of the screen
   */
  constructor(x, y, scale, width, height) {
    this.x = x;
    this.y = y;
    this.scale = scale;
    this.width = width;
    this.height = height;
    Object.freeze(this);
  }

  /** A camera that shows a whole box and keeps margins free: `{left, right, top, bottom}` in pixels. */
  static fitting(box, width, height, margins) {
    const wide = Math.max(1, width - margins.left - margins.right);
    const high = Math.max(1, height - margins.top - margins.bottom);
    const scale = Math.min(wide / Math.max(0.01, box.right - box.left), high / Math.max(0.01, box.bottom - box.top));
    const x = (box.left + box.right - (margins.left - margins.right) / scale) / 2;
    const y = (box.top + box.bottom - (margins.top - margins.bottom) / scale) / 2;
    return new Camera(x, y, scale, width, height);
  }

  screenX(x) {
    return (x - this.x) * this.scale + this.width / 2;
  }

  screenY(y) {
    return (y - this.y) * this.scale + this.height / 2;
  }

  planeX(screenX) {
    return (screenX - this.width / 2) / this.scale + this.x;
  }

  planeY(screenY) {
    return (screenY - this.height / 2) / this.scale + this.y;
  }

  /** The part of the plane on screen, `around` pixels wider on each side. */
  box(around = 0) {
    return {
      left: this.planeX(-around),
      right: this.planeX(this.width + around),
      top: this.planeY(-around),
      bottom: this.planeY(this.height + around),
    };
  }

  resized(width, height) {
    return new Camera(this.x, this.y, this.scale, width, height);
  }

  moved(dx, dy) {
    return new Camera(this.x - dx / this.scale, this.y - dy / this.scale, this.scale, this.width, this.height);
  }

  centredOn(x, y, scale = this.scale) {
    return new Camera(x, y, scale, this.width, this.height);
  }

  /** Zooms and keeps the plane's point under a place on screen where it is. */
  zoomed(factor, screenX, screenY, limits) {
    const scale = Math.min(limits.most, Math.max(limits.least, this.scale * factor));
    const x = this.planeX(screenX) - (screenX - this.width / 2) / scale;
    const y = this.planeY(screenY) - (screenY - this.height / 2) / scale;
    return new Camera(x, y, scale, this.width, this.height);
  }
}

const GOLDEN_ANGLE = 2.399963;

/** Pixels by which the thing with a slot is moved away from its spot, so that things at one spot lie side by side. */
export function fanX(slot, spacing) {
  return slot === 0 ? 0 : spacing * Math.sqrt(slot) * Math.cos(slot * GOLDEN_ANGLE);
}

export function fanY(slot, spacing) {
  return slot === 0 ? 0 : spacing * Math.sqrt(slot) * Math.sin(slot * GOLDEN_ANGLE);
}

/** Distance between things at one spot: none while the whole country is seen, a mark's width when single sites are. */
export function spacingAt(scale) {
  return Math.max(0, Math.min(11, (scale - 6) * 0.5));
}
