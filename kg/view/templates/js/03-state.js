// What the reader has set. Everything else is computed from it; `change` tells all parts.
const state = {
  kinds: new Set(G.kinds.filter((kind) => kind.drawn).map((kind) => kind.name)),
  without: new Set(), // predicates switched off
  documents: new Set(), // chosen documents, none = all
  share: false, // only what all chosen documents share
  from: null, to: null, // months
  confidence: 0, unstated: true, authority: true, loose: true, // loose: things that no line leads to
  size: "links", colour: "kind", hulls: false,
  hidden: new Set(), pinned: new Map(), notes: new Map(),
  most: LIMITS.first, asked: new Set(), // of a large graph: how many, and those asked for by name
  around: null, // neighbourhood: { thing, steps }
  as: "map", theme: "system",
};

const DEFAULT_KINDS = [...state.kinds].sort().join(" ");

// What is looked at: { thing }, { edge }, { document }, { route: { from, to, at } } or null.
const looking = { at: null, past: [], next: [] };

function change(patch, why) {
  Object.assign(state, patch);
  emit("filter", why);
  emit("keep");
}

function toggled(set, value) {
  const copy = new Set(set);
  if (!copy.delete(value)) copy.add(value);
  return copy;
}

const sameLook = (a, b) => a === b || (!!a && !!b && a.thing === b.thing && a.edge === b.edge && a.document === b.document
  && a.route?.from === b.route?.from && a.route?.to === b.route?.to);

function look(at, { quiet = false } = {}) {
  if (!sameLook(at, looking.at)) {
    if (looking.at) looking.past.push(looking.at);
    looking.next.length = 0;
  }
  looking.at = at;
  emit("look", { quiet });
  emit("keep");
}

function lookBack() {
  if (!looking.past.length) return;
  if (looking.at) looking.next.push(looking.at);
  looking.at = looking.past.pop();
  emit("look", {});
  emit("keep");
}

function lookForward() {
  if (!looking.next.length) return;
  if (looking.at) looking.past.push(looking.at);
  looking.at = looking.next.pop();
  emit("look", {});
  emit("keep");
}
