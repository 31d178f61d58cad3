/**
 * One shape for each state (shape repeats what colour says), as a path on a canvas and as the path of an SVG. Coordinates run from
 * -1 to 1.
 */

const HEXAGON = Array.from({ length: 6 }, (_, i) => [Math.cos((i * Math.PI) / 3), Math.sin((i * Math.PI) / 3)]);

/** `fill` and `stroke` are SVG path data; a stroke is 0.42 wide. By number of state. */
export const SHAPES = [
  { fill: circle(0.45), stroke: '' },
  { fill: 'M0 -0.95L0.95 0.75L-0.95 0.75Z', stroke: '' },
  { fill: '', stroke: 'M-0.75 -0.75L0.75 0.75M0.75 -0.75L-0.75 0.75' },
  { fill: '', stroke: 'M0 -0.95L0.95 0L0 0.95L-0.95 0Z' },
  { fill: '', stroke: circle(0.75) },
  { fill: 'M0 -0.75A0.75 0.75 0 0 1 0 0.75Z', stroke: circle(0.75) },
  { fill: `M${HEXAGON.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L')}Z`, stroke: '' },
];

const STROKE = 0.42;

function circle(radius) {
  return `M${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0Z`;
}

/**
 * A shape cut into pixels: where each lies from the middle, and its colour with opacity. A rim in the colour of the ground keeps
 * it apart from its neighbours.
 * @returns {{dx: Int8Array, dy: Int8Array, red: Uint8Array, green: Uint8Array, blue: Uint8Array, alpha: Uint8Array}}
 */
export function stampOf(state, size, colour, ground) {
  const width = size + 4 + ((size + 1) % 2);
  const canvas = new OffscreenCanvas(width, width);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.translate(width / 2, width / 2);
  context.scale(size / 2, size / 2);
  const { fill, stroke } = SHAPES[state];
  drawPaths(context, fill, stroke, `rgb(${ground.join(' ')} / 75%)`, STROKE + 3 / size, 2.4 / size);
  drawPaths(context, fill, stroke, `rgb(${colour.join(' ')})`, Math.max(STROKE, 2.6 / size), 0);
  return pixelsOf(context.getImageData(0, 0, width, width));
}

function drawPaths(context, fill, stroke, colour, strokeWidth, rim) {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineJoin = 'round';
  if (fill) {
    context.fill(new Path2D(fill));
    if (rim > 0) {
      context.lineWidth = rim;
      context.stroke(new Path2D(fill));
    }
  }
  if (stroke) {
    context.lineWidth = strokeWidth;
    context.stroke(new Path2D(stroke));
  }
}

function pixelsOf({ data, width }) {
  const kept = [];
  for (let i = 0; i < width * width; i++) {
    if (data[4 * i + 3] > 12) {
      kept.push(i);
    }
  }
  const middle = (width - 1) / 2;
  return {
    dx: Int8Array.from(kept, (i) => (i % width) - middle),
    dy: Int8Array.from(kept, (i) => Math.floor(i / width) - middle),
    red: Uint8Array.from(kept, (i) => data[4 * i]),
    green: Uint8Array.from(kept, (i) => data[4 * i + 1]),
    blue: Uint8Array.from(kept, (i) => data[4 * i + 2]),
    alpha: Uint8Array.from(kept, (i) => data[4 * i + 3]),
    width,
    isSquare: false,
  };
}

/** A filled square of one colour: the mark for crowds. */
export function squareOf(size, colour) {
  const cells = Array.from({ length: size * size }, (_, i) => i);
  const offset = Math.floor(size / 2);
  return {
    dx: Int8Array.from(cells, (i) => (i % size) - offset),
    dy: Int8Array.from(cells, (i) => Math.floor(i / size) - offset),
    red: new Uint8Array(cells.length).fill(colour[0]),
    green: new Uint8Array(cells.length).fill(colour[1]),
    blue: new Uint8Array(cells.length).fill(colour[2]),
    alpha: new Uint8Array(cells.length).fill(255),
    width: size,
    isSquare: true,
  };
}
