// The map: the camera draws and moves; what is pointed at is found here, for nodes, names and lines.
const stage = { camera: null, ready: false, lost: false, turn: 0, aimed: false, open: false, sent: null, aside: null };

function startStage() {
  const place = $("canvas");
  openCamera(globalThis.kgWebGL && hasWebGL() ? "webgl" : "canvas");
  $("part-widen").addEventListener("click", () => widen(state.most * 2));
  $("part-all").addEventListener("click", () => widen(shown.of));
  place.addEventListener("pointermove", hover);
  place.addEventListener("pointerleave", () => { pointAt({}); });
  addEventListener("resize", () => { if (!stage.touched) requestAnimationFrame(() => fit({ quick: true })); });
  ["mousedown", "wheel", "touchstart"].forEach((name) => place.addEventListener(name, () => { stage.touched = true; }, { passive: true, capture: true }));
  showNodes();
}

function openCamera(name) {
  stage.camera = null;
  stage.camera = name === "webgl" ? globalThis.kgWebGL($("canvas"), told) : canvasCamera($("canvas"));
}

// A browser may take WebGL away at any time, when memory is short: the map goes on without it.
function lost() {
  if (stage.camera?.name !== "webgl") return;
  const [{ x, y }, scale] = [stage.camera.middle(), stage.camera.scale()];
  stage.camera.close();
  stage.lost = true;
  openCamera("canvas");
  stage.camera.moveTo({ x, y, scale, quick: true });
  showNodes();
  announce(withoutWebGL());
}

// Why a large graph is drawn without WebGL, in words; empty where it isn't.
function withoutWebGL() {
  if (stage.camera?.name === "webgl") return "";
  const why = stage.lost ? "which the browser took away" : globalThis.kgWebGL ? "which this browser does not offer" : "whose renderer was not built into this page";
  return `Drawn without WebGL, ${why}: the more is shown, the slower it moves.`;
}

function widen(most) {
  change({ most: Math.min(most, shown.of) });
  fit();
  announce(summary());
}

const redraw = () => stage.camera?.redraw();

let rest = 0;

// The drawing is simpler while it moves, and whole again when it rests.
function inMotion() {
  stage.moving = true;
  if (stage.touched) stage.aimed = true;
  clearTimeout(rest);
  rest = setTimeout(() => { stage.moving = false; redraw(); if (stage.aimed) emit("keep"); }, 140);
}

function grabbed(thing) {
  stage.dragged = [...(stage.dragged || []), thing];
  hideTip();
}

function carried(thing, { x, y }) {
  thing.x = x;
  thing.y = y;
  if (stage.camera.name === "webgl") stage.camera.move(thing);
  emit("move");
}

function dropped() {
  for (const thing of stage.dragged || []) state.pinned.set(thing.id, [Math.round(thing.x), Math.round(thing.y)]);
  if (stage.dragged?.length) { emit("keep"); announce(`${listed(stage.dragged.map((t) => t.label))} moved and pinned.`); }
  stage.dragged = null;
}

// What a press may carry away: in a dense map only what is looked at, or else each drag would tear something out.
function held(point) {
  const { thing } = at(point);
  return thing && (stage.camera.scale() > 0.3 || looking.at?.thing === thing) ? thing : null;
}

function showNodes() {
  if (!stage.camera) return;
  relight();
  stage.camera.show(shown.things, shown.edges, shown.ranked);
  $("empty").hidden = shown.things.size > 0;
  showPart();
}

// What part of a large graph is drawn, and how to see more.
function showPart() {
  const part = shown.of > shown.things.size || G.of > G.things.length;
  $("part").hidden = !part && !(shown.things.size > LIMITS.whole && withoutWebGL());
  $("part-told").textContent = shown.of > shown.things.size ? `Showing the ${thousands(shown.things.size)} most linked of ${thousands(shown.of)}.` : `Showing ${thousands(shown.things.size)} things.`;
  $("part-widen").hidden = $("part-all").hidden = shown.of <= shown.things.size;
  if (state.most * 2 >= shown.of) $("part-all").hidden = true;
  $("part-how").textContent = [withoutWebGL(), G.of > G.held ? `This page holds the ${thousands(G.held)} most linked of ${thousands(G.of)} things: kg serve shows them all, kg export gexf hands them to Gephi.` : ""].filter(Boolean).join(" ");
}

function moveThing(thing, x, y) {
  thing.x = x;
  thing.y = y;
  stage.camera?.move(thing);
}

// What lies at a place of the drawing: a thing, its name, or a line.
function at({ x, y }, event) {
  const scale = stage.camera.scale();
  const slack = (event && (event.pointerType === "touch" || /^touch/.test(event.type)) ? 16 : 4) / scale;
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

function pressed(point, event) {
  const found = at(point, event);
  if (!stage.first || performance.now() - stage.first.when > 500) stage.first = { thing: found.thing, when: performance.now() };
  hideTip();
  drawn.focus = null;
  $("canvas").classList.remove("walking");
  if (found.thing && event.shiftKey && looking.at?.thing && looking.at.thing !== found.thing) look({ route: { from: looking.at.thing, to: found.thing, at: 0 } });
  else if (found.thing && stage.picking) stage.picking(found.thing);
  else if (found.thing || found.edge) look(found);
  else look(null);
}

// A double click means what its first click hit: by the second the map may have moved to make room for the panel.
function doubled(point, event) {
  const thing = stage.first?.thing || at(point, event).thing;
  if (thing) narrowTo(thing);
}

let hoverFrame = 0;
function hover(event) {
  if (event.buttons || event.pointerType === "touch") return;
  cancelAnimationFrame(hoverFrame);
  hoverFrame = requestAnimationFrame(() => {
    const box = $("canvas").getBoundingClientRect();
    pointAt(at(stage.camera.toMap({ x: event.clientX - box.left, y: event.clientY - box.top }), event), event);
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
  if (!looking.at && stage.ready && state.as === "map") giveBack();
  const lit = drawn.lit && [...drawn.lit].filter((thing) => shown.things.has(thing));
  if (lit?.length && lit.length < 40 && stage.ready && state.as === "map") requestAnimationFrame(() => { if (!keep.aimed) reveal(lit); });
});
const restyle = () => stage.camera?.restyle();
on("theme", restyle);
on("measure", restyle);
