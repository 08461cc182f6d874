// Keeping: hide, pin, annotate; the view in the address and as a file.
function thingActions(thing) {
  const isAround = state.around?.thing === thing;
  const button = (id, text, pressed, act) => h("button", { type: "button", id, text, "aria-pressed": pressed, onclick: act });
  return h("div", { class: "actions" },
    button("do-around", isAround ? `Neighbours, ${plural(state.around.steps, "step", "steps")}` : "Neighbours", isAround, () => {
      if (isAround) { change({ around: null }); fit(); announce("All shown again."); } else narrowTo(thing);
    }),
    isAround ? button("do-wider", "One step wider", null, () => narrowTo(thing)) : "",
    button("do-path", "Path to…", !!stage.picking, () => pickPath(thing)),
    button("do-pin", "Pin", state.pinned.has(thing.id), () => {
      if (state.pinned.has(thing.id)) { state.pinned.delete(thing.id); moveThing(thing, ...thing.home); emit("move"); } else state.pinned.set(thing.id, [Math.round(thing.x), Math.round(thing.y)]);
      announce(`${thing.label} ${state.pinned.has(thing.id) ? "pinned" : "no longer pinned"}.`);
      change({});
    }),
    button("do-note", "Note", state.notes.has(thing.id), () => {
      if (!$("note")) { state.notes.set(thing.id, state.notes.get(thing.id) || ""); showPanel({ quiet: true }); }
      $("note")?.focus();
    }),
    button("do-hide", "Hide", null, () => {
      change({ hidden: toggled(state.hidden, thing.id) });
      look(null);
      announce(`${thing.label} hidden. ${summary()}`);
    }));
}

function noteOf(thing) {
  if (!state.notes.has(thing.id)) return "";
  const area = h("textarea", { class: "note-area", id: "note", "aria-label": `Your note on ${thing.label}`, placeholder: "Your note, kept in the address and in saved views", dir: "auto",
    oninput: (event) => { state.notes.set(thing.id, event.target.value); emit("keep"); },
    onblur: (event) => { if (!event.target.value.trim()) state.notes.delete(thing.id); redraw(); emit("keep"); } });
  area.value = state.notes.get(thing.id);
  return area;
}

// The next two things chosen are the ends of a path.
function pickBoth() {
  stage.picking = (from) => {
    stage.picking = null;
    look({ thing: from });
    pickPath(from);
  };
  announce("A path between two things: choose the first on the map or by search.");
  $("query").focus();
  $("query").placeholder = "Path from…";
}

// The next thing chosen, by pointer, key or search, is the other end of a path.
function pickPath(from) {
  stage.picking = stage.picking ? null : (to) => {
    stage.picking = null;
    if (to !== from) look({ route: { from, to, at: 0 } });
  };
  showPanel({ quiet: true });
  if (stage.picking) {
    announce(`Path from ${from.label}: choose the other end on the map or by search.`);
    $("query").focus();
    $("query").placeholder = `Path from ${from.short} to…`;
  } else $("query").placeholder = "Search";
}
on("look", () => { if (!stage.picking) $("query").placeholder = "Search"; });

// The view as plain values: what differs from the page as it opens.
function view() {
  const at = looking.at;
  const values = {
    kinds: [...state.kinds].sort().join(" ") === DEFAULT_KINDS ? undefined : [...state.kinds].sort(),
    without: state.without.size ? [...state.without].sort() : undefined,
    documents: state.documents.size ? [...state.documents].sort((a, b) => a - b).map((n) => G.documents[n].thing?.id || G.documents[n].title) : undefined,
    share: state.share || undefined, from: state.from || undefined, to: state.to || undefined,
    confidence: state.confidence || undefined, unstated: state.unstated ? undefined : false, authority: state.authority ? undefined : false, loose: state.loose ? undefined : false,
    size: state.size === "links" ? undefined : state.size, colour: state.colour === "kind" ? undefined : state.colour, hulls: state.hulls || undefined,
    hidden: state.hidden.size ? [...state.hidden].sort() : undefined, pinned: state.pinned.size ? Object.fromEntries([...state.pinned].sort().map(([id, at]) => [id, unturned(at)])) : undefined,
    notes: state.notes.size ? Object.fromEntries([...state.notes].filter(([, text]) => text.trim()).sort()) : undefined,
    around: state.around ? [state.around.thing.id, state.around.steps] : undefined,
    most: state.most === LIMITS.first ? undefined : state.most, asked: state.asked.size ? [...state.asked].map((thing) => thing.id).sort() : undefined,
    window: (stage.aimed || stage.aside) && stage.camera && state.as === "map" ? aimed() : undefined,
    as: state.as === "map" ? undefined : state.as, theme: state.theme === "system" ? undefined : state.theme,
    at: !at ? undefined : at.thing ? { thing: at.thing.id } : at.edge ? { edge: [at.edge.from.id, at.edge.to.id] } : at.document ? { document: at.document.thing?.id || at.document.title } : { route: [at.route.from.id, at.route.to.id, at.route.at || 0] },
  };
  return JSON.parse(JSON.stringify(values));
}

const documentOf = (name) => G.documents.find((document) => document.thing?.id === name || document.title === name);
const names = (value) => (Array.isArray(value) ? value.filter((v) => typeof v === "string") : []);
const month = (value) => (time.months.includes(value) ? value : null);

// Takes a view from outside: what the graph doesn't know is left out.
function restore(values) {
  fillAround(); // a view sets the choices at the side, too
  const v = values && typeof values === "object" ? values : {};
  const kinds = new Set(G.kinds.map((kind) => kind.name));
  const around = Array.isArray(v.around) && G.byId.get(v.around[0]);
  Object.assign(state, {
    kinds: Array.isArray(v.kinds) ? new Set(names(v.kinds).filter((name) => kinds.has(name))) : new Set(G.kinds.filter((kind) => kind.drawn).map((kind) => kind.name)),
    without: new Set(names(v.without)), documents: new Set(names(v.documents).map(documentOf).filter(Boolean).map((document) => document.n)), share: !!v.share,
    from: month(v.from), to: month(v.to), confidence: Math.min(Math.max(Number(v.confidence) || 0, 0), 1), unstated: v.unstated !== false, authority: v.authority !== false, loose: v.loose !== false,
    size: Object.hasOwn(MEASURES, v.size) ? v.size : "links", colour: ["group", "documents"].includes(v.colour) ? v.colour : "kind", hulls: !!v.hulls,
    hidden: new Set(names(v.hidden).filter((id) => G.byId.has(id))), notes: new Map(Object.entries(v.notes || {}).filter(([id, text]) => G.byId.has(id) && typeof text === "string")),
    around: around ? { thing: around, steps: Math.min(Math.max(Number(v.around[1]) || 1, 1), 9) } : null, theme: ["light", "dark"].includes(v.theme) ? v.theme : "system",
    most: Number.isFinite(v.most) ? Math.max(v.most, LIMITS.first) : LIMITS.first, asked: new Set(names(v.asked).map((id) => G.byId.get(id)).filter(Boolean)),
  });
  keep.aimed = Array.isArray(v.window) && v.window.length === 2 && v.window.every(isPlace) ? v.window : null;
  for (const id of state.pinned.keys()) moveThing(G.byId.get(id), ...G.byId.get(id).home);
  state.pinned = new Map(Object.entries(v.pinned || {}).filter(([id, at]) => G.byId.has(id) && isPlace(at)).map(([id, at]) => [id, turned(at)]));
  for (const [id, at] of state.pinned) moveThing(G.byId.get(id), ...at);
  applyTheme();
  emit("measure");
  emit("move");
  change({}, "restore");
  startSideAgain();
  showAs(v.as === "table" ? "table" : "map");
  look(lookOf(v.at), { quiet: true });
}

function startSideAgain() {
  if (!surroundings.filled) return;
  for (const id of ["size", "colour"]) $(id).value = state[id];
  for (const id of ["hulls", "loose"]) if ($(id)) $(id).checked = state[id];
}

function lookOf(at) {
  if (!at || typeof at !== "object") return null;
  const ends = (list) => (Array.isArray(list) ? list.slice(0, 2).map((id) => G.byId.get(id)) : []);
  if (G.byId.has(at.thing)) return { thing: G.byId.get(at.thing) };
  if (at.document && documentOf(at.document)) return { document: documentOf(at.document) };
  const [from, to] = ends(at.edge || at.route);
  if (!from || !to) return null;
  if (at.route) return { route: { from, to, at: Number(at.route[2]) || 0 } };
  const edge = from.edges.find((each) => other(each, from) === to);
  return edge ? { edge } : null;
}

const isPlace = (at) => Array.isArray(at) && at.length === 2 && at.every(Number.isFinite);

// `aimed`: where a view that is being restored looked; null when it stands.
const keep = { hash: "", aimed: null };

function keepInAddress() {
  const values = view();
  const text = Object.keys(values).length ? `#${encodeURIComponent(JSON.stringify(values)).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%2F/g, "/")}` : "#";
  if (text === keep.hash || (text === "#" && !location.hash)) return;
  keep.hash = text;
  history.replaceState(null, "", text);
}

function readAddress() {
  if (location.hash.length < 2 || location.hash === keep.hash) return false;
  keep.hash = location.hash;
  try {
    restore(JSON.parse(decodeURIComponent(location.hash.slice(1))));
    return true;
  } catch {
    announce("The address holds no view of this graph.");
    return false;
  }
}

let keepTimer = 0;
on("keep", () => { clearTimeout(keepTimer); keepTimer = setTimeout(keepInAddress, 120); });
addEventListener("hashchange", () => { if (readAddress()) aim(); });

function saveView() {
  download("view.json", "application/json", `${JSON.stringify({ kg: "view", format: 1, title: G.title, view: view() }, null, 2)}\n`);
}

function loadView() {
  const input = h("input", { type: "file", accept: ".json,application/json", class: "unseen", "aria-label": "A saved view", onchange: async () => {
    const file = input.files[0];
    input.remove();
    if (!file) return;
    try {
      const saved = JSON.parse(await file.text());
      if (saved?.kg !== "view") throw new Error("not a view");
      restore(saved.view);
      aim();
      announce("View loaded.");
    } catch {
      announce("That file is not a saved view of this page.");
      $("summary").textContent = "That file is not a saved view of this page.";
    }
  } });
  input.id = "view-file";
  document.body.append(input);
  input.click();
}
