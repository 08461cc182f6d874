// What the window shows of the drawing: the free room between the cards, and where the camera is sent.
// The height of what stands above the map to begin with; it keeps its room while it is away.
const BEGIN = 38;

// Free room for the drawing between the cards.
function room() {
  const side = !narrow() && $("side").offsetWidth ? $("side").getBoundingClientRect().right : 0;
  const panel = $("panel").hidden ? null : $("panel").getBoundingClientRect();
  const bar = document.querySelector(".bar").offsetHeight + ($("start").hidden ? 0 : BEGIN);
  return { left: side + 8, top: bar, right: panel && !narrow() ? panel.left - 8 : innerWidth - 8, bottom: panel && narrow() ? panel.top : innerHeight - 12 };
}

// On paper the cards stand elsewhere: there may be no room to move the drawing into.
const roomy = ({ left, right, top, bottom }) => right - left > 24 && bottom - top > 24;

function moveCamera(x, y, scale, quick) {
  const { left, right, top, bottom } = room();
  const [dx, dy] = [(left + right - innerWidth) / 2 / scale, (top + bottom - innerHeight) / 2 / scale];
  send({ x: x - dx, y: y - dy, scale, quick: quick || still() });
}

// Where the camera was last sent tells later whether the reader has moved it since.
function send(target) {
  stage.sent = target;
  stage.camera.moveTo(target);
}

const here = () => ({ ...stage.camera.middle(), scale: stage.camera.scale() });
const near = (a, b) => !!a && !!b && Math.hypot(a.x - b.x, a.y - b.y) * b.scale < 2 && Math.abs(a.scale / b.scale - 1) < 0.01;

// On a wall of a screen, small drawings grow further.
const largest = () => (innerWidth > 2200 && innerHeight > 1200 ? 2.6 : 1.6);

function showAll() {
  stage.touched = false;
  fit();
  emit("keep");
}

// The corners of what the free room shows, as they are kept; while the map makes way, of where it is sent.
function aimed() {
  const { left, right, top, bottom } = room();
  const at = (!stage.aimed && stage.aside?.sent) || here();
  return [[left, top], [right, bottom]].map(([x, y]) => unturned([at.x + (x - innerWidth / 2) / at.scale, at.y + (y - innerHeight / 2) / at.scale]));
}

// To where a kept view looked, or else to all there is.
function aim(corners = keep.aimed) {
  const { left, right, top, bottom } = room();
  if (!corners || !roomy({ left, right, top, bottom })) { fit({ quick: true }); return; }
  const [[x0, y0], [x1, y1]] = corners.map(turned);
  const scale = Math.min((right - left) / Math.max(Math.abs(x1 - x0), 1), (bottom - top) / Math.max(Math.abs(y1 - y0), 1));
  moveCamera((x0 + x1) / 2, (y0 + y1) / 2, Math.min(Math.max(scale, 0.005), 8), true);
  stage.touched = stage.aimed = true;
  requestAnimationFrame(() => { keep.aimed = null; });
}

function fit({ things = shown.things, quick = false, most = largest() } = {}) {
  const { left, right, top, bottom } = room();
  if (!things.size || !roomy({ left, right, top, bottom })) return;
  stage.aimed = false;
  let scale = 1;
  let box = null;
  for (let round = 0; round < 3; round += 1) {
    box = spanned(things, scale);
    scale = Math.min((right - left - 24) / (box[2] - box[0]), (bottom - top - 24) / (box[3] - box[1]), most);
  }
  moveCamera((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, scale, quick);
}

// The same where some things stand out: with their names as they will be written, which may be beside or above them.
function spanned(things, scale) {
  const box = extent(things, scale);
  if (drawn.lit && things !== shown.things) {
    for (const name of placeLabels(scale, urgentNames()).filter(({ thing }) => things.has(thing))) {
      [[0, Math.min, name.x0], [1, Math.min, name.y0], [2, Math.max, name.x1], [3, Math.max, name.y1]].forEach(([side, further, at]) => { box[side] = further(box[side], at / scale); });
    }
  }
  return box;
}

// The drawing's edges with its names, at a scale.
function extent(things, scale) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const size = labelSize(scale) / scale;
  for (const thing of things) {
    const r = nodeSize(thing, scale) + 4 / scale;
    const half = Math.max(r, Math.min((Math.max(...thing.lines.map((text) => textWidth(text, 500))) * size) / 2, innerWidth / 7 / scale));
    box[0] = Math.min(box[0], thing.x - half);
    box[1] = Math.min(box[1], thing.y - r);
    box[2] = Math.max(box[2], thing.x + half);
    box[3] = Math.max(box[3], thing.y + r + thing.lines.length * size * 1.19);
  }
  return box;
}

// Moves the drawing only as far as it takes to see these with their names; zooms out where they don't fit.
function reveal(things) {
  const { left, right, top, bottom } = room();
  const scale = stage.camera.scale();
  const before = here();
  if (!roomy({ left, right, top, bottom })) return;
  const box = spanned(new Set(things), scale);
  const [from, to] = [stage.camera.toScreen({ x: box[0], y: box[1] }), stage.camera.toScreen({ x: box[2], y: box[3] })];
  if (from.x > left && to.x < right && from.y > top && to.y < bottom) return;
  if (to.x - from.x > right - left - 24 || to.y - from.y > bottom - top - 24) { fit({ things: new Set(things), most: scale }); makeWay(before); return; }
  const slide = (low, high, min, max) => (low < min + 12 ? min + 12 - low : high > max - 12 ? max - 12 - high : 0);
  const { x, y } = stage.camera.middle();
  send({ x: x - slide(from.x, to.x, left, right) / scale, y: y - slide(from.y, to.y, top, bottom) / scale, scale, quick: still() });
  makeWay(before);
}

// What the map was moved aside for the panel is given back when the panel closes, unless the reader has moved it since.
function makeWay(before) {
  if (!looking.at) return;
  stage.aside = { before: stage.aside && near(before, stage.aside.sent) ? stage.aside.before : before, sent: stage.sent };
  emit("keep");
}

function giveBack() {
  const { aside } = stage;
  stage.aside = null;
  if (aside && near(here(), aside.sent)) send({ ...aside.before, quick: still() });
}

function zoomBy(factor) {
  stage.touched = stage.aimed = true;
  const { x, y } = stage.camera.middle();
  send({ x, y, scale: Math.min(Math.max(stage.camera.scale() * factor, 0.005), 8), quick: still() });
  emit("keep");
}

// A drawing made for a wide screen is turned for a high one.
function turnForScreen() {
  if (innerWidth - 300 > innerHeight) return;
  const { left, right, top, bottom } = room();
  if (right - left > (bottom - top) * 0.95) return;
  const [xs, ys] = [G.things.map((thing) => thing.x), G.things.map((thing) => thing.y)];
  const span = (list) => Math.max(list.reduce((a, b) => Math.max(a, b), -Infinity) - list.reduce((a, b) => Math.min(a, b), Infinity), 1);
  const stretch = Math.min(Math.max(((bottom - top) / (right - left)) / (span(xs) / span(ys)), 1), 1.5);
  stage.turn = stretch;
  for (const thing of G.things) {
    [thing.x, thing.y] = turned([thing.x, thing.y]);
    thing.home = [thing.x, thing.y];
  }
}

// A place of the drawing as it was made, on this screen, and back: what is kept must mean the same on any screen.
const turned = ([x, y]) => (stage.turn ? [y, x * stage.turn] : [x, y]);
const unturned = ([x, y]) => (stage.turn ? [y / stage.turn, x] : [x, y]).map(Math.round);
