// The map: vis-network holds nodes, camera and dragging; what is pointed at is found here, for nodes, names and lines.
const stage = { network: null, nodes: null, ready: false };

// A drawing made for a wide screen is turned for a high one.
function turnForScreen() {
  const { left, right, top, bottom } = room();
  if (right - left > (bottom - top) * 0.95) return;
  const [xs, ys] = [G.things.map((thing) => thing.x), G.things.map((thing) => thing.y)];
  const span = (list) => Math.max(list.reduce((a, b) => Math.max(a, b), -Infinity) - list.reduce((a, b) => Math.min(a, b), Infinity), 1);
  const stretch = Math.min(Math.max(((bottom - top) / (right - left)) / (span(xs) / span(ys)), 1), 1.5);
  for (const thing of G.things) {
    [thing.x, thing.y] = [thing.y, thing.x * stretch];
    thing.home = [thing.x, thing.y];
  }
}

function startStage() {
  turnForScreen();
  const place = $("canvas");
  stage.nodes = new vis.DataSet([]);
  stage.network = new vis.Network(place, { nodes: stage.nodes, edges: [] }, {
    physics: { enabled: false }, layout: { improvedLayout: false }, autoResize: true,
    interaction: { hover: false, keyboard: false, multiselect: false, selectConnectedEdges: false, tooltipDelay: 1e6, zoomSpeed: 0.7 },
    nodes: { chosen: false }, manipulation: { enabled: false },
  });
  const { network } = stage;
  $("part-widen").addEventListener("click", () => {
    change({ most: state.most * 2 });
    announce(summary());
  });
  network.on("beforeDrawing", (ctx) => { drawHulls(ctx, network.getScale()); drawEdges(ctx, network.getScale()); });
  network.on("afterDrawing", (ctx) => { const scale = network.getScale(); drawLabels(ctx, scale); drawEdgeLabels(ctx, scale); drawSigns(ctx, scale); });
  network.on("click", pressed);
  network.on("doubleClick", ({ pointer, event }) => {
    const found = at(pointer.canvas, event);
    if (found.thing) narrowTo(found.thing);
  });
  network.on("dragStart", ({ nodes }) => { stage.dragged = nodes.map((n) => G.things[n]); hideTip(); });
  network.on("dragging", () => { carry(); inMotion(); });
  network.on("dragEnd", () => {
    carry();
    for (const thing of stage.dragged || []) state.pinned.set(thing.id, [Math.round(thing.x), Math.round(thing.y)]);
    if (stage.dragged?.length) { emit("keep"); announce(`${listed(stage.dragged.map((t) => t.label))} moved and pinned.`); }
    stage.dragged = null;
    network.unselectAll();
  });
  network.on("zoom", () => { hideTip(); inMotion(); });
  place.addEventListener("pointermove", hover);
  place.addEventListener("pointerleave", () => { pointAt({}); });
  addEventListener("resize", () => { if (!stage.touched) requestAnimationFrame(() => fit({ quick: true })); });
  ["mousedown", "wheel", "touchstart"].forEach((name) => place.addEventListener(name, () => { stage.touched = true; }, { passive: true }));
  network.once("afterDrawing", () => { stage.ready = true; document.documentElement.dataset.ready = "true"; });
}

const redraw = () => stage.network?.redraw();

let rest = 0;

// The drawing is simpler while it moves, and whole again when it rests.
function inMotion() {
  stage.moving = true;
  clearTimeout(rest);
  rest = setTimeout(() => { stage.moving = false; redraw(); }, 140);
}

function carry() {
  for (const thing of stage.dragged || []) {
    const { x, y } = stage.network.getPosition(thing.n);
    thing.x = x;
    thing.y = y;
  }
  if (stage.dragged?.length) emit("move");
}

const asNode = (thing) => ({
  id: thing.n, x: thing.x, y: thing.y, shape: "custom", size: 12,
  ctxRenderer: ({ ctx }) => {
    const scale = stage.network.getScale();
    const size = nodeSize(thing, scale) * 2;
    return { drawNode: () => drawNode(ctx, thing, scale), nodeDimensions: { width: size, height: size } };
  },
});

// vis-network is given what is shown, no more.
function showNodes() {
  const gone = stage.nodes.getIds().filter((n) => !shown.things.has(G.things[n]));
  if (gone.length) stage.nodes.remove(gone);
  const come = [...shown.things].filter((thing) => !stage.nodes.get(thing.n)).map(asNode);
  if (come.length) stage.nodes.add(come);
  $("empty").hidden = shown.things.size > 0;
  const part = shown.of > shown.things.size;
  $("part").hidden = !part;
  if (part) $("part-told").textContent = `Showing the ${shown.things.size.toLocaleString("en")} most linked of ${shown.of.toLocaleString("en")}.`;
  relight();
  redraw();
}

function moveThing(thing, x, y) {
  thing.x = x;
  thing.y = y;
  if (stage.nodes?.get(thing.n)) stage.network.moveNode(thing.n, x, y);
}

// What lies at a place of the drawing: a thing, its name, or a line.
function at({ x, y }, event) {
  const scale = stage.network.getScale();
  const slack = (event?.pointerType === "touch" || event?.type === "tap" && event.pointers?.[0]?.pointerType === "touch" ? 16 : 4) / scale;
  let best = null;
  let least = Infinity;
  for (const thing of shown.things) {
    const distance = Math.hypot(thing.x - x, thing.y - y) - nodeSize(thing, scale) * 1.1;
    if (distance < slack && distance < least) { best = thing; least = distance; }
  }
  if (best) return { thing: best };
  const label = labels.boxes.find((box) => (isLit(box.thing) || !drawn.lit) && x * scale > box.x0 && x * scale < box.x1 && y * scale > box.y0 && y * scale < box.y1);
  if (label) return { thing: label.thing };
  least = Math.max(slack, 5 / scale);
  let edge = null;
  for (const each of shown.edges) {
    const pad = 30 / scale + Math.abs(each.to.x - each.from.x) * 0.06 + Math.abs(each.to.y - each.from.y) * 0.06;
    if (x < Math.min(each.from.x, each.to.x) - pad || x > Math.max(each.from.x, each.to.x) + pad) continue;
    if (y < Math.min(each.from.y, each.to.y) - pad || y > Math.max(each.from.y, each.to.y) + pad) continue;
    const line = bend(each, scale);
    if (!line) continue;
    for (let part = 0; part <= 32; part += 1) {
      const [px, py] = pointOn(line, part / 32);
      const distance = Math.hypot(px - x, py - y) - Math.hypot(line.x1 - line.x0, line.y1 - line.y0) / 70;
      if (distance < least) { least = distance; edge = each; }
    }
  }
  return edge ? { edge } : {};
}

function pressed({ pointer, event }) {
  const found = at(pointer.canvas, event);
  hideTip();
  drawn.focus = null;
  $("canvas").classList.remove("walking");
  const source = event.srcEvent || {};
  if (found.thing && source.shiftKey && looking.at?.thing && looking.at.thing !== found.thing) look({ route: { from: looking.at.thing, to: found.thing, at: 0 } });
  else if (found.thing && stage.picking) stage.picking(found.thing);
  else if (found.thing || found.edge) look(found);
  else look(null);
}

let hoverFrame = 0;
function hover(event) {
  if (event.buttons || event.pointerType === "touch") return;
  cancelAnimationFrame(hoverFrame);
  hoverFrame = requestAnimationFrame(() => {
    const box = $("canvas").getBoundingClientRect();
    pointAt(at(stage.network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top }), event), event);
  });
}

function pointAt({ thing = null, edge = null }, event) {
  $("canvas").classList.toggle("over", !!(thing || edge));
  const changed = drawn.hover !== thing || drawn.hoverEdge !== edge;
  drawn.hover = thing;
  drawn.hoverEdge = edge;
  if (thing || edge) showTip(thing, edge, event);
  else hideTip();
  if (changed) redraw();
}

function showTip(thing, edge, event) {
  const tip = $("tip");
  tip.replaceChildren(h("b", { text: thing ? thing.label : `${edge.from.short} — ${edge.to.short}`, dir: "auto" }), h("span", { text: thing ? tipOf(thing) : edgeTip(edge) }));
  tip.hidden = false;
  const [w, t] = [tip.offsetWidth, tip.offsetHeight];
  const [x, y] = [Math.min(event.clientX + 14, innerWidth - w - 8), event.clientY + 18 + t > innerHeight ? event.clientY - t - 12 : event.clientY + 18];
  tip.style.transform = `translate(${x}px, ${y}px)`;
}

const tipOf = (thing) => [thing.kind.label, plural(shownEdges(thing).length, "link", "links"), thing.documents.size ? plural(thing.documents.size, "document", "documents") : "not in the documents"].join(" · ");
const edgeTip = (edge) => edge.shown.map((f) => (f.subject === edge.from ? `${f.label} →` : `← ${f.label}`)).slice(0, 6).join(" · ");

function hideTip() { $("tip").hidden = true; }

// Free room for the drawing between the cards.
function room() {
  const side = !narrow() && $("side").offsetWidth ? $("side").getBoundingClientRect().right : 0;
  const panel = $("panel").hidden ? null : $("panel").getBoundingClientRect();
  const bar = document.querySelector(".bar").offsetHeight;
  return { left: side + 8, top: bar, right: panel && !narrow() ? panel.left : innerWidth - 8, bottom: panel && narrow() ? panel.top : innerHeight - 12 };
}

function moveCamera(x, y, scale, quick) {
  const { left, right, top, bottom } = room();
  const [dx, dy] = [(left + right - innerWidth) / 2 / scale, (top + bottom - innerHeight) / 2 / scale];
  const animation = quick || still() ? false : { duration: 320, easingFunction: "easeInOutQuad" };
  stage.network.moveTo({ position: { x: x - dx, y: y - dy }, scale, animation });
}

function fit({ things = shown.things, quick = false, most = 1.6 } = {}) {
  if (!things.size) return;
  const { left, right, top, bottom } = room();
  let scale = 1;
  let box = null;
  for (let round = 0; round < 3; round += 1) {
    box = extent(things, scale);
    scale = Math.min((right - left - 24) / (box[2] - box[0]), (bottom - top - 24) / (box[3] - box[1]), most);
  }
  moveCamera((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, scale, quick);
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

// Moves the drawing only as far as it takes to see these.
function reveal(things) {
  const { left, right, top, bottom } = room();
  const scale = stage.network.getScale();
  const places = things.map((thing) => stage.network.canvasToDOM({ x: thing.x, y: thing.y }));
  if (places.every(({ x, y }) => x > left + 40 && x < right - 40 && y > top + 30 && y < bottom - 50)) return;
  if (things.length > 1) { fit({ things: new Set(things), most: Math.max(scale, 1) }); return; }
  moveCamera(things[0].x, things[0].y, scale);
}

function zoomBy(factor) {
  stage.touched = true;
  const { x, y } = stage.network.getViewPosition();
  stage.network.moveTo({ position: { x, y }, scale: Math.min(Math.max(stage.network.getScale() * factor, 0.02), 8), animation: still() ? false : { duration: 160, easingFunction: "easeOutQuad" } });
}

function narrowTo(thing) {
  const same = state.around && state.around.thing === thing;
  change({ around: { thing, steps: same ? state.around.steps + 1 : 1 } }, "around");
  look({ thing });
  fit();
  announce(`Neighbourhood of ${thing.label}, ${plural(state.around.steps, "step", "steps")}: ${plural(shown.things.size, "thing", "things")}.`);
}

function drawSigns(ctx, scale) {
  for (const thing of shown.things) {
    const signs = `${state.notes.has(thing.id) ? "✎" : ""}`;
    if (!signs) continue;
    ctx.font = `600 ${12 / scale}px ${labels.font}`;
    ctx.textAlign = "left";
    haloed(ctx, signs, thing.x + nodeSize(thing, scale) * 0.7, thing.y - nodeSize(thing, scale) * 0.7, scale, "--accent");
  }
}

on("filter", showNodes);
on("look", () => {
  relight();
  redraw();
  const lit = drawn.lit && [...drawn.lit].filter((thing) => shown.things.has(thing));
  if (lit?.length && lit.length < 40 && stage.ready && state.as === "map") requestAnimationFrame(() => reveal(lit));
});
on("theme", redraw);
on("measure", redraw);
