/** What lies above the points of the map, drawn with commands: names, rings around the selection, the causal chain, the scale. */

/**
 * Draws everything anew.
 * @param canvas the upper canvas @param ratio device pixels in a CSS pixel @param marks `{labels, names, rings, chain}` in pixels of the screen
 */
export function paintOverlay(canvas, ratio, marks, camera, palette) {
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, camera.width, camera.height);
  drawLabels(context, marks.labels, palette);
  drawNames(context, marks.names, palette);
  drawChain(context, marks.chain, palette);
  marks.rings.forEach((ring) => drawRing(context, ring, palette));
  drawScaleBar(context, camera, palette);
}

function drawLabels(context, labels, palette) {
  context.font = '500 11px system-ui, sans-serif';
  context.globalAlpha = 0.9;
  labels.forEach(({ text, x, y }) => drawText(context, text, x, y, 'center', palette));
  context.globalAlpha = 1;
}

function drawNames(context, names, palette) {
  context.font = '12px system-ui, sans-serif';
  names.forEach(({ text, x, y, align }) => drawText(context, text, x, y, align, palette));
}

/** A word with an edge in the colour of the land, so that it can be read on lines. */
function drawText(context, text, x, y, align, palette) {
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = palette.landText;
  context.fillStyle = palette.text;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

/** The places of a causal chain, joined in order by thin arrows. */
function drawChain(context, points, palette) {
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.accent;
  context.lineWidth = 1.75;
  for (let i = 0; i + 1 < points.length; i++) {
    drawArrow(context, points[i], points[i + 1]);
  }
  for (const { x, y } of points) {
    context.beginPath();
    context.arc(x, y, 3, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawArrow(context, from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 4) {
    return;
  }
  const bend = { x: (from.x + to.x) / 2 + (to.y - from.y) * 0.12, y: (from.y + to.y) / 2 - (to.x - from.x) * 0.12 };
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
  context.stroke();
  const angle = Math.atan2(to.y - bend.y, to.x - bend.x);
  context.beginPath();
  context.moveTo(to.x, to.y);
  context.lineTo(to.x - 9 * Math.cos(angle - 0.4), to.y - 9 * Math.sin(angle - 0.4));
  context.lineTo(to.x - 9 * Math.cos(angle + 0.4), to.y - 9 * Math.sin(angle + 0.4));
  context.fill();
}

function drawRing(context, { x, y, radius, soft }, palette) {
  context.strokeStyle = palette.seaText;
  context.lineWidth = 5;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
  context.strokeStyle = soft ? palette.muted : palette.accent;
  context.lineWidth = 2;
  context.stroke();
}

function drawScaleBar(context, camera, palette) {
  const km = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05].find((length) => length * camera.scale <= 120) ?? 0.02;
  const length = km * camera.scale;
  const right = camera.width - 14;
  const y = camera.height - 14;
  context.strokeStyle = palette.muted;
  context.fillStyle = palette.muted;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(right - length, y - 4);
  context.lineTo(right - length, y);
  context.lineTo(right, y);
  context.lineTo(right, y - 4);
  context.stroke();
  context.font = '11px system-ui, sans-serif';
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText(km >= 1 ? `${km} km` : `${km * 1000} m`, right, y - 6);
}
