// Where names stand, in screen pixels: the important ones first, none over another name or node; more on zooming in.
const labels = { size: 12.5, line: 15, boxes: [], key: "" };
const FONT = () => getComputedStyle(document.body).fontFamily;

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

// The width of a text at 1 pixel; measured at 100.
function textWidth(text, weight) {
  const key = `${weight}${text}`;
  if (!widths.has(key)) {
    ruler.font = `${weight} 100px ${labels.font ||= FONT()}`;
    widths.set(key, ruler.measureText(text).width / 100);
  }
  return widths.get(key);
}

class Taken {
  constructor() { this.cells = new Map(); this.step = 48; }
  * near([x0, y0, x1, y1]) {
    for (let cx = Math.floor(x0 / this.step); cx <= Math.floor(x1 / this.step); cx += 1) {
      for (let cy = Math.floor(y0 / this.step); cy <= Math.floor(y1 / this.step); cy += 1) yield `${cx} ${cy}`;
    }
  }
  free(box, owner) {
    for (const key of this.near(box)) {
      for (const [x0, y0, x1, y1, by] of this.cells.get(key) || []) {
        if ((!owner || by !== owner) && x0 < box[2] && x1 > box[0] && y0 < box[3] && y1 > box[1]) return false;
      }
    }
    return true;
  }
  add(box, owner) {
    for (const key of this.near(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push([...box, owner]);
    }
  }
}

function labelSize(scale) {
  return labels.size * Math.min(Math.max(scale ** 0.4, 0.92), 1.5);
}

// Boxes of all names that have room, for this scale; `urgent` ones (looked at, pointed at) come first.
function placeLabels(scale, urgent) {
  const key = `${scale} ${labels.version} ${drawn.lit ? drawn.lit.size : ""} ${[...urgent].map((t) => t.n).join()}`;
  if (labels.key === key) return labels.boxes;
  // While the wheel turns, names only follow their nodes; they are placed anew when it rests.
  if (stage.moving && labels.boxes.length > 40 && !urgent.size) return followed(scale);
  labels.key = key;
  const taken = new Taken();
  const things = [...shown.things].filter((thing) => !drawn.lit || isLit(thing) || urgent.has(thing));
  const sizes = new Map(things.map((thing) => [thing, Math.max(radius(thing) * Math.min(1, scale ** 0.75 / scale) * scale, 3)]));
  for (const thing of things) {
    const [x, y, r] = [thing.x * scale, thing.y * scale, sizes.get(thing) + 1];
    taken.add([x - r, y - r, x + r, y + r], thing);
  }
  const order = things.map((thing) => [urgent.has(thing) ? 1 : 0, state.pinned.has(thing.id) ? 1 : 0, rankOf(thing), thing])
    .sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2] || a[3].n - b[3].n);
  labels.boxes = [];
  // Seen from afar, the names of the few most linked stand over the nodes of the others.
  const over = things.length > 200 && scale < 0.7 ? new Set([...order.slice(0, 24)].map((row) => row[3])) : null;
  const names = over ? new Taken() : null;
  labels.bounds = extent(shown.things, scale).map((edge) => edge * scale);
  for (const [first, , , thing] of order) {
    const box = placed(thing, scale, sizes.get(thing), over?.has(thing) ? names : taken, first);
    if (!box) continue;
    names?.add([box.x0 - 3, box.y0 - 1, box.x1 + 3, box.y1 + 1], thing);
    taken.add([box.x0 - 3, box.y0 - 1, box.x1 + 3, box.y1 + 1], thing);
    labels.boxes.push(box);
  }
  return labels.boxes;
}

function followed(scale) {
  for (const box of labels.boxes) {
    const [width, height, x, y] = [box.x1 - box.x0, box.y1 - box.y0, box.thing.x * scale + box.dx, box.thing.y * scale + box.dy];
    Object.assign(box, { x0: x, y0: y, x1: x + width, y1: y + height });
  }
  return labels.boxes;
}

function placed(thing, scale, r, taken, forced) {
  const size = labelSize(scale);
  const line = size * 1.19;
  const weight = forced ? 600 : 500;
  const texts = thing.lines;
  const width = Math.max(...texts.map((text) => textWidth(text, weight))) * size;
  const height = texts.length * line;
  const [x, y, gap] = [thing.x * scale, thing.y * scale, r + 3.5];
  const tries = [
    [x - width / 2, y + gap, "center"], [x - width / 2, y - gap - height, "center"],
    [x + gap + 2, y - height / 2, "left"], [x - gap - 2 - width, y - height / 2, "right"],
  ];
  for (const [x0, y0, align] of tries) {
    const box = [x0, y0, x0 + width, y0 + height];
    // Beside a node only where it doesn't stick out of the drawing.
    if (align !== "center" && (x0 < labels.bounds[0] || box[2] > labels.bounds[2])) continue;
    if (taken.free(box, thing)) return { thing, x0, y0, x1: box[2], y1: box[3], dx: x0 - x, dy: y0 - y, align, size, line, weight };
  }
  if (!forced) return null;
  const [x0, y0, align] = tries[0];
  return { thing, x0, y0, x1: x0 + width, y1: y0 + height, dx: x0 - x, dy: y0 - y, align, size, line, weight };
}

labels.version = 0;
const relabel = () => { labels.version += 1; };
["filter", "move", "theme", "measure"].forEach((name) => on(name, relabel));
