// What is shown: computed anew whenever a filter changes, never stored.
const shown = { things: new Set(), edges: [], filtered: false, of: 0, ranked: [], central: [] };

const kindOn = (thing) => state.kinds.has(thing.kind.name);
const documentsDrawn = () => state.kinds.has("Document");

function inTime(dates) {
  if (!state.from && !state.to) return true;
  return dates.some((d) => (!state.from || d.slice(0, state.from.length) >= state.from) && (!state.to || d.slice(0, state.to.length) <= state.to));
}

function factShown(fact) {
  if (state.without.has(fact.predicate.name)) return false;
  if (fact.via && documentsDrawn() && fact.via.document) return false;
  if (fact.modality && !state.unstated) return false;
  if (!fact.witnesses.length && !state.authority) return false;
  if (fact.confidence !== null && fact.confidence < state.confidence) return false;
  if (state.documents.size && fact.witnesses.length && ![...fact.documents].some((d) => state.documents.has(d.n))) return false;
  if (!fact.witnesses.length) return true;
  return inTime(factDates(fact));
}

function factDates(fact) {
  const dates = dated(fact);
  for (const end of [fact.subject, fact.object]) if (end) dates.push(...end.dates);
  return dates;
}

function thingFits(thing) {
  if (!kindOn(thing) || state.hidden.has(thing.id)) return false;
  const chosen = state.documents;
  if (chosen.size && state.share) return [...chosen].every((n) => speaksOf(G.documents[n], thing));
  return true;
}

function speaksOf(document, thing) {
  return document.thing === thing || thing.documents.has(document) || thing.facts.some((f) => f.documents.has(document));
}

function refilter() {
  const fitting = new Set(G.things.filter(thingFits));
  const near = state.around && neighbourhood(state.around.thing, state.around.steps, fitting);
  const kept = near ? new Set([...fitting].filter((thing) => near.has(thing))) : fitting;
  shown.edges = [];
  const linked = new Set();
  for (const edge of G.edges) {
    if (!kept.has(edge.from) || !kept.has(edge.to)) continue;
    edge.shown = edge.facts.filter(factShown);
    if (!edge.shown.length) continue;
    shown.edges.push(edge);
    if (edge.shown.some((fact) => fact.witnesses.length)) linked.add(edge.from).add(edge.to);
  }
  const narrowed = state.documents.size > 0 || state.from || state.to;
  shown.things = narrowed ? new Set([...kept].filter((thing) => linked.has(thing) || spokenOf(thing))) : kept;
  if (!state.loose) {
    const tied = new Set(shown.edges.flatMap((edge) => [edge.from, edge.to]));
    shown.things = new Set([...shown.things].filter((thing) => tied.has(thing)));
  }
  shown.of = shown.things.size;
  if (shown.of > LIMITS.whole) shown.things = strongest(shown.things);
  if (narrowed || shown.of > shown.things.size) shown.edges = shown.edges.filter((edge) => shown.things.has(edge.from) && shown.things.has(edge.to));
  shown.filtered = narrowed || !!state.around || state.hidden.size > 0 || state.without.size > 0 || !state.unstated || !state.authority || !state.loose
    || state.confidence > 0 || [...state.kinds].sort().join(" ") !== DEFAULT_KINDS;
  shown.ranked = ranked(shown.things);
  shown.central = central(fewOf(shown.things.size));
}

on("measure", () => { shown.central = central(fewOf(shown.things.size)); });

// The most linked first.
function ranked(things) {
  const rank = new Map([...things].map((thing) => [thing, rankOf(thing)]));
  return [...things].sort((a, b) => rank.get(b) - rank.get(a) || a.n - b.n);
}

// The most linked things, and what was asked for with what it is linked to.
function strongest(things) {
  const asked = new Set([...state.asked].flatMap((thing) => [thing, ...thing.edges.map((edge) => other(edge, thing))]));
  const order = ranked(things);
  return new Set([...order.slice(0, state.most), ...order.filter((thing) => asked.has(thing))]);
}

function spokenOf(thing) {
  const documents = [...thing.documents].filter((d) => !state.documents.size || state.documents.has(d.n));
  if (thing.document && (!state.documents.size || state.documents.has(thing.document.n))) documents.push(thing.document);
  if (!documents.length) return false;
  return inTime([...documents.map((d) => d.date).filter(Boolean), ...thing.dates]);
}

function neighbourhood(thing, steps, within) {
  const reached = new Set([thing]);
  let front = [thing];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const at of front) for (const edge of at.edges) {
      const far = other(edge, at);
      if (reached.has(far) || !within.has(far) || !edge.facts.some(factShown)) continue;
      reached.add(far);
      next.push(far);
    }
    front = next;
  }
  return reached;
}

const shownEdges = (thing) => thing.edges.filter((edge) => edge.shown.length && shown.things.has(edge.from) && shown.things.has(edge.to) && shownSet.has(edge));
let shownSet = new Set();

on("filter", () => { growPassages(); refilter(); shownSet = new Set(shown.edges); });

function resetFilters() {
  change({
    kinds: new Set(G.kinds.filter((kind) => kind.drawn).map((kind) => kind.name)), without: new Set(), documents: new Set(), share: false,
    from: null, to: null, confidence: 0, unstated: true, authority: true, loose: true, hidden: new Set(), around: null, asked: new Set(),
  });
  startSideAgain();
  announce("All filters cleared.");
}
