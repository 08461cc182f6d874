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

// Boxes of all names that have room, for this scale; `urgent` ones (looked at, pointed at, near that) come first.
function placeLabels(scale, urgent) {
  const view = shown.things.size > LIMITS.whole ? viewed() : null;
  const key = `${scale} ${labels.version} ${drawn.lit ? drawn.lit.size : ""} ${[...urgent.keys()].map((t) => t.n).join()} ${view || ""}`;
  if (labels.key === key) return labels.boxes;
  // While the wheel turns, names only follow their nodes; they are placed anew when it rests.
  if (stage.moving && labels.boxes.length > 40 && !urgent.size) return followed(scale);
  labels.key = key;
  const order = inOrder(view, urgent);
  const sizes = new Map(order.map((thing) => [thing, nodeSize(thing, scale) * scale]));
  const taken = new Taken();
  // Where nodes stand everywhere, names may cover them.
  if (order.length < 2500) for (const thing of order) {
    const [x, y, r] = [thing.x * scale, thing.y * scale, sizes.get(thing) + 1];
    taken.add([x - r, y - r, x + r, y + r], thing);
  }
  labels.boxes = [];
  // Seen from afar, the names of the few most linked stand over the nodes of the others.
  const over = order.length > 200 && scale < 0.7 ? new Set(order.slice(0, 24)) : null;
  const names = new Taken();
  const leading = new Set(shown.central.slice(0, 3));
  labels.bounds = (view || extent(shown.things, scale)).map((edge) => edge * scale);
  for (const thing of view ? order.slice(0, 600) : order) {
    // The most central ones are named even where lesser nodes stand all around them.
    const box = placed(thing, scale, sizes.get(thing), over?.has(thing) ? names : taken, urgent.get(thing))
      || (leading.has(thing) && placed(thing, scale, sizes.get(thing), names, urgent.get(thing)));
    if (!box) continue;
    names.add([box.x0 - 3, box.y0 - 1, box.x1 + 3, box.y1 + 1], thing);
    taken.add([box.x0 - 3, box.y0 - 1, box.x1 + 3, box.y1 + 1], thing);
    labels.boxes.push(box);
  }
  return labels.boxes;
}

// Of the map, what the window shows.
function viewed() {
  const [from, to] = [stage.camera.toMap({ x: 0, y: 0 }), stage.camera.toMap({ x: innerWidth, y: innerHeight })];
  return [from.x, from.y, to.x, to.y].map(Math.round);
}

// The things that could be named, the most urgent first.
function inOrder(view, urgent) {
  const fits = (thing) => (!drawn.lit || isLit(thing) || urgent.has(thing)) && (!view || (thing.x > view[0] && thing.x < view[2] && thing.y > view[1] && thing.y < view[3]));
  const rows = [[], [], [], [], []];
  for (const thing of shown.ranked) if (fits(thing)) rows[urgent.get(thing) ? 0 : urgent.has(thing) ? 1 : state.pinned.has(thing.id) ? 2 : shown.central.includes(thing) ? 3 : 4].push(thing);
  return rows.flat();
}

function followed(scale) {
  for (const box of labels.boxes) {
    const [width, height, x, y] = [box.x1 - box.x0, box.y1 - box.y0, box.thing.x * scale + box.dx, box.thing.y * scale + box.dy];
    Object.assign(box, { x0: x, y0: y, x1: x + width, y1: y + height });
  }
  return labels.boxes;
}

// Where a name has room; `urgent` is true where it is written anyway, undefined where it is one of many.
function placed(thing, scale, r, taken, urgent) {
  const leads = shown.central.indexOf(thing);
  // In a small map all names have room at one size; among many, those of the central ones are larger.
  const size = labelSize(scale) * (leads < 0 || shown.things.size <= 200 ? 1 : leads < 3 ? 1.14 : 1.06);
  const line = size * 1.19;
  const weight = urgent === undefined && (leads < 0 || leads > 5) ? 500 : 600;
  const [x, y, gap] = [thing.x * scale, thing.y * scale, (ringed(thing) ? ringSize(r) + 1 : r) + 3.5];
  const forms = leads < 0 || leads > 5 ? [thing.lines] : cut(thing.lines);
  let first = null;
  for (const texts of forms) {
    const width = Math.max(...texts.map((text) => textWidth(text, weight))) * size;
    const height = texts.length * line;
    const tries = [
      [x - width / 2, y + gap, "center"], [x - width / 2, y - gap - height, "center"],
      [x + gap + 2, y - height / 2, "left"], [x - gap - 2 - width, y - height / 2, "right"],
    ];
    for (const [x0, y0, align] of tries) {
      const box = [x0, y0, x0 + width, y0 + height];
      const made = { thing, texts, x0, y0, x1: box[2], y1: box[3], dx: x0 - x, dy: y0 - y, align, size, line, weight };
      first ||= made;
      // Beside a node only where it doesn't stick out of the drawing.
      if (align !== "center" && (x0 < labels.bounds[0] || box[2] > labels.bounds[2])) continue;
      if (taken.free(box, thing)) return made;
    }
  }
  return urgent ? first : null;
}

// A name of several lines whole, and by its first lines: the central ones are named even where there is little room.
const cut = (lines) => lines.map((_, n) => (n ? [...lines.slice(0, -n - 1), `${lines.at(-n - 1).replace(/[\s,;:.…–—-]+$/u, "")}…`] : lines));

labels.version = 0;
const relabel = () => { labels.version += 1; };
["filter", "move", "theme", "measure"].forEach((name) => on(name, relabel));
