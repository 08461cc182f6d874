// Drawing on a canvas: groups and lines below the nodes, names above them.
const drawn = { hover: null, hoverEdge: null, focus: null, lit: null, litEdges: new Set() };

// Nodes shrink and grow less than the drawing, so that from afar they stay visible and keep their differences of size.
const shrink = (scale) => (scale < 1 ? scale ** 0.6 : scale ** 0.75);
// Pixels below which no node gets.
const LEAST = 2.2;
const nodeSize = (thing, scale) => Math.max(radius(thing) * shrink(scale), LEAST) / scale;

// What stands out: what is looked at and what touches it; null when nothing is.
function relight() {
  const at = looking.at;
  drawn.litEdges = new Set();
  drawn.lit = null;
  drawn.look = (drawn.look || 0) + 1;
  if (!at) return;
  if (at.thing) {
    drawn.litEdges = new Set(shownEdges(at.thing));
    drawn.lit = new Set([at.thing, ...[...drawn.litEdges].map((edge) => other(edge, at.thing))]);
  } else if (at.edge) {
    drawn.litEdges.add(at.edge);
    drawn.lit = new Set([at.edge.from, at.edge.to]);
  } else if (at.route) {
    drawn.lit = new Set([at.route.from, at.route.to]);
    const list = routes(at.route.from, at.route.to);
    const chosen = list[Math.min(at.route.at || 0, list.length - 1)] || [];
    for (const step of chosen) { drawn.litEdges.add(step.edge); drawn.lit.add(step.from).add(step.to); }
  } else if (at.document) {
    drawn.lit = new Set(G.things.filter((thing) => speaksOf(at.document, thing)));
    for (const edge of shown.edges) if (edge.shown.some((f) => f.documents.has(at.document))) drawn.litEdges.add(edge);
  }
}

const isLit = (thing) => !drawn.lit || drawn.lit.has(thing) || thing === drawn.hover;

// A line from rim to rim, bent a little so that lines that share an end come apart; in WebGL lines are straight.
const BENT = 0.06;
function bend(edge, scale) {
  const { from, to } = edge;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bent = stage.camera.name === "webgl" ? 0 : BENT;
  const [cx, cy] = [(from.x + to.x) / 2 - dy * bent, (from.y + to.y) / 2 + dx * bent];
  const [ra, rb] = [nodeSize(from, scale) + 2.5 / scale, nodeSize(to, scale) + 2.5 / scale];
  if (ra + rb >= length) return null;
  const a = Math.hypot(cx - from.x, cy - from.y) || 1;
  const b = Math.hypot(to.x - cx, to.y - cy) || 1;
  return {
    x0: from.x + ((cx - from.x) / a) * ra, y0: from.y + ((cy - from.y) / a) * ra, cx, cy,
    x1: to.x - ((to.x - cx) / b) * rb, y1: to.y - ((to.y - cy) / b) * rb, ux: (to.x - cx) / b, uy: (to.y - cy) / b, vx: (from.x - cx) / a, vy: (from.y - cy) / a,
  };
}

const pointOn = (line, t) => [
  (1 - t) ** 2 * line.x0 + 2 * t * (1 - t) * line.cx + t * t * line.x1,
  (1 - t) ** 2 * line.y0 + 2 * t * (1 - t) * line.cy + t * t * line.y1,
];

const directions = (edge) => ({
  forth: edge.shown.some((f) => f.subject === edge.from), back: edge.shown.some((f) => f.subject === edge.to),
});

function edgeStyle(edge) {
  const lit = drawn.litEdges.has(edge) || edge === drawn.hoverEdge;
  const dim = !lit && (drawn.lit || drawn.hoverEdge) && !(drawn.hover && (edge.from === drawn.hover || edge.to === drawn.hover));
  const near = drawn.hover && (edge.from === drawn.hover || edge.to === drawn.hover);
  const solid = edge.shown.some((f) => f.witnesses.length && !f.modality);
  const width = Math.min(1.1 + 0.55 * Math.log2(edge.shown.length), 3.2);
  // In a dense drawing, lines between groups step back.
  const faint = lit || near ? 1 : (density() < 1 ? density() * (edge.from.group === edge.to.group ? 1 : 0.6) : 1);
  return { colour: lit ? "--accent" : near ? "--edge-strong" : "--edge", width: lit ? width + 0.8 : width, alpha: Number((dim ? 0.28 * faint : faint).toFixed(2)), dash: solid ? "" : "4 4", order: lit ? 2 : near ? 1 : 0 };
}

const density = () => (shown.edges.length < 250 ? 1 : Math.max(0.5, 1 - Math.log10(shown.edges.length / 250) * 0.45));

// Lines by their style, least to most; kept until something changes what stands out.
function batches(list) {
  const key = [labels.version, drawn.hover?.n, drawn.hoverEdge?.n, drawn.look, list.length].join();
  if (drawn.batchKey === key) return drawn.batches;
  const found = new Map();
  for (const edge of list) {
    const style = edgeStyle(edge);
    const name = `${style.order}|${style.colour}|${style.width.toFixed(1)}|${style.alpha}|${style.dash}`;
    if (!found.has(name)) found.set(name, { style, edges: [] });
    found.get(name).edges.push([edge, directions(edge)]);
  }
  drawn.batchKey = key;
  drawn.batches = [...found.values()].sort((a, b) => a.style.order - b.style.order);
  return drawn.batches;
}

// Above a map in WebGL: a veil over all, and what stands out drawn once more on top of it.
function drawStanding(ctx, scale) {
  drawHulls(ctx, scale);
  const edges = standing();
  const things = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  for (const thing of [...(drawn.lit || []), drawn.hover, drawn.focus, looking.at?.thing]) if (thing && shown.things.has(thing)) things.add(thing);
  if (drawn.lit) veil(ctx);
  if (!things.size) return;
  drawEdges(ctx, scale, edges);
  for (const thing of things) {
    ctx.save();
    drawNode(ctx, thing, scale);
    ctx.restore();
  }
}

function standing() {
  const edges = new Set([...drawn.litEdges].filter((edge) => shownSet.has(edge)));
  if (drawn.hoverEdge) edges.add(drawn.hoverEdge);
  if (drawn.hover) for (const edge of shownEdges(drawn.hover)) edges.add(edge);
  return [...edges];
}

function veil(ctx) {
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalAlpha = 0.8;
  ctx.fillStyle = cssColour("--paper");
  ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  ctx.restore();
}

function drawEdges(ctx, scale, list) {
  const heads = scale > 0.3 && list.length < (stage.moving ? 600 : 4000);
  for (const { style, edges } of batches(list)) {
    ctx.globalAlpha = style.alpha;
    ctx.strokeStyle = ctx.fillStyle = cssColour(style.colour);
    ctx.lineWidth = (style.width * Math.min(Math.max(scale / 0.45, 0.5), 1)) / scale;
    ctx.setLineDash(style.dash ? style.dash.split(" ").map((part) => part / scale) : []);
    const long = (5.2 + style.width * 1.1) / Math.max(scale, 0.6);
    const tips = heads ? new Path2D() : null;
    ctx.beginPath();
    for (const [edge, { forth, back }] of edges) {
      const line = bend(edge, scale);
      if (!line) continue;
      ctx.moveTo(line.x0, line.y0);
      ctx.quadraticCurveTo(line.cx, line.cy, line.x1, line.y1);
      if (tips && forth) arrow(tips, line.x1, line.y1, line.ux, line.uy, long);
      if (tips && back) arrow(tips, line.x0, line.y0, line.vx, line.vy, long);
    }
    ctx.stroke();
    if (!tips) continue;
    ctx.setLineDash([]);
    ctx.fill(tips);
  }
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

function arrow(ctx, x, y, ux, uy, long) {
  const wide = long * 0.42;
  ctx.moveTo(x + ux * 0.8, y + uy * 0.8);
  ctx.lineTo(x - ux * long - uy * wide, y - uy * long + ux * wide);
  ctx.lineTo(x - ux * long * 0.72, y - uy * long * 0.72);
  ctx.lineTo(x - ux * long + uy * wide, y - uy * long - ux * wide);
  ctx.closePath();
}

function drawNode(ctx, thing, scale) {
  const r = nodeSize(thing, scale);
  const path = outline(thing.kind.shape);
  ctx.globalAlpha = isLit(thing) ? 1 : 0.2;
  ctx.translate(thing.x, thing.y);
  if (ringed(thing)) ring(ctx, r, scale, looking.at?.thing === thing);
  ctx.scale(r, r);
  if (scale > 0.45 || shown.things.size < 400) {
    ctx.lineWidth = 4 / (r * Math.max(scale, 0.5));
    ctx.lineJoin = "round";
    ctx.strokeStyle = cssColour("--paper");
    ctx.stroke(path);
  }
  ctx.fillStyle = colourOf(thing);
  ctx.fill(path, "evenodd");
  if (!thing.sentences.length && !thing.document) {
    ctx.scale(0.62, 0.62);
    ctx.fillStyle = cssColour("--paper");
    ctx.fill(path);
  }
  if (thing === drawn.hover) { ctx.globalAlpha *= 0.25; ctx.fillStyle = cssColour("--ink"); ctx.fill(path); }
}

const ringed = (thing) => looking.at?.thing === thing || drawn.focus === thing || looking.at?.route?.from === thing || looking.at?.route?.to === thing;
// How far a ring is from the middle of a node, in pixels as `r` is.
const ringSize = (r) => r * 1.25 + 5;

function ring(ctx, r, scale, full) {
  ctx.beginPath();
  ctx.arc(0, 0, ringSize(r * scale) / scale, 0, 7);
  ctx.lineWidth = 2.5 / scale;
  ctx.strokeStyle = cssColour("--accent");
  ctx.setLineDash(full ? [] : [4 / scale, 3 / scale]);
  ctx.stroke();
  ctx.setLineDash([]);
}

// Whose names come first: true where a name must be written even over another one.
function urgentNames() {
  const { at } = looking;
  const urgent = new Map();
  for (const thing of [at?.thing, drawn.hover, drawn.focus, drawn.hoverEdge?.from, drawn.hoverEdge?.to, at?.route?.from, at?.route?.to]) if (thing) urgent.set(thing, true);
  if (drawn.lit && drawn.lit.size <= 40) for (const thing of drawn.lit) if (shown.things.has(thing) && !urgent.has(thing)) urgent.set(thing, false);
  return urgent;
}

function drawLabels(ctx, scale) {
  const boxes = placeLabels(scale, urgentNames());
  ctx.lineJoin = "round";
  ctx.textBaseline = "alphabetic";
  for (const box of boxes) {
    if (!isLit(box.thing) && drawn.lit) continue;
    const x = box.align === "center" ? (box.x0 + box.x1) / 2 : box.align === "left" ? box.x0 : box.x1;
    ctx.font = `${box.weight} ${box.size / scale}px ${labels.font}`;
    ctx.textAlign = box.align;
    box.texts.forEach((text, row) => {
      ctx.direction = rightToLeft(text) ? "rtl" : "ltr";
      haloed(ctx, text, x / scale, (box.y0 + box.line * row + box.size * 0.92) / scale, scale);
    });
  }
  ctx.direction = "ltr";
}

function haloed(ctx, text, x, y, scale, colour = "--ink") {
  ctx.strokeStyle = cssColour("--halo");
  ctx.lineWidth = 3.6 / scale;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = cssColour(colour);
  ctx.fillText(text, x, y);
}

// What a line says, on the line, for those that stand out: { text, x, y, size, colour }, `size` in pixels.
function edgeLabels(scale) {
  const list = [...drawn.litEdges].filter((edge) => shownSet.has(edge));
  if (drawn.hoverEdge && !list.includes(drawn.hoverEdge)) list.push(drawn.hoverEdge);
  if (drawn.hover && !looking.at) list.push(...shownEdges(drawn.hover).slice(0, 24));
  if (!list.length || list.length > 40) return [];
  const taken = new Taken();
  for (const box of labels.boxes) if (isLit(box.thing)) taken.add([box.x0, box.y0, box.x1, box.y1]);
  for (const edge of list) for (const thing of [edge.from, edge.to]) {
    const bare = nodeSize(thing, scale) * scale;
    const r = ringed(thing) ? ringSize(bare) : bare;
    taken.add([thing.x * scale - r, thing.y * scale - r, thing.x * scale + r, thing.y * scale + r]);
  }
  const size = 11.5 * Math.min(Math.max(scale ** 0.3, 0.95), 1.25);
  const found = [];
  for (const edge of list) {
    const line = bend(edge, scale);
    if (!line) continue;
    const rows = edgeRows(edge);
    const half = Math.max(...rows.map((text) => textWidth(text, 500))) * size * 0.5 + 2;
    const tall = rows.length * size * 1.15;
    for (const t of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]) {
      const [x, y] = pointOn(line, t);
      const box = [x * scale - half, y * scale - tall / 2, x * scale + half, y * scale + tall / 2];
      if (!taken.free(box)) continue;
      taken.add(box, edge);
      const colour = edge === drawn.hoverEdge || edge === looking.at?.edge ? "--accent" : "--soft";
      found.push(...rows.map((text, n) => ({ text, x, y: y + (size * (0.36 + 1.15 * (n - (rows.length - 1) / 2))) / scale, size, colour })));
      break;
    }
  }
  return found;
}

function drawEdgeLabels(ctx, scale) {
  for (const { text, x, y, size, colour } of edgeLabels(scale)) {
    ctx.font = `500 ${size / scale}px ${labels.font}`;
    ctx.textAlign = "center";
    haloed(ctx, text, x, y, scale, colour);
  }
}

// The words of a line in rows that are about as wide as a name.
function edgeRows(edge) {
  const rows = [];
  for (const word of edgeWords(edge).split(" ")) {
    if (rows.length && rows.at(-1).length + word.length < 24) rows[rows.length - 1] += ` ${word}`;
    else rows.push(word);
  }
  return rows;
}

function edgeWords(edge) {
  const words = [...new Set(edge.shown.map((f) => f.label))];
  return words.length > 3 ? `${words.slice(0, 2).join(", ")} and ${words.length - 2} more` : words.join(", ");
}
