// The shortest way between two things, and the next ones: Yen 1971 over the edges shown, without cooccurrence.
function shortest(from, to, { edges = new Set(), things = new Set() } = {}) {
  const before = new Map([[from, null]]);
  const queue = [from];
  for (const at of queue) {
    if (at === to) break;
    const near = shownEdges(at).filter((edge) => !edges.has(edge) && !edge.facts[0].mention).map((edge) => [other(edge, at), edge]);
    near.sort((a, b) => b[1].shown.length - a[1].shown.length || a[0].n - b[0].n);
    for (const [far, edge] of near) {
      if (before.has(far) || things.has(far)) continue;
      before.set(far, [at, edge]);
      queue.push(far);
    }
  }
  if (!before.has(to)) return null;
  const steps = [];
  for (let at = to; before.get(at); at = before.get(at)[0]) steps.unshift({ from: before.get(at)[0], edge: before.get(at)[1], to: at });
  return steps;
}

function routes(from, to, most = 4) {
  const first = shortest(from, to);
  if (!first || !first.length) return [];
  const found = [first];
  const candidates = [];
  const key = (route) => route.map((step) => step.edge.n).join(" ");
  const seen = new Set([key(first)]);
  while (found.length < most) {
    const last = found.at(-1);
    for (let at = 0; at < last.length; at += 1) {
      const root = last.slice(0, at);
      const barred = new Set(found.filter((route) => key(route.slice(0, at)) === key(root)).map((route) => route[at]?.edge));
      const passed = new Set([from, ...root.map((step) => step.to)]);
      const spur = root.length ? root.at(-1).to : from;
      passed.delete(spur);
      const rest = shortest(spur, to, { edges: barred, things: passed });
      if (!rest) continue;
      const route = [...root, ...rest];
      if (seen.has(key(route))) continue;
      seen.add(key(route));
      candidates.push(route);
    }
    if (!candidates.length) break;
    candidates.sort((a, b) => a.length - b.length || key(a).localeCompare(key(b), "en", { numeric: true }));
    found.push(candidates.shift());
  }
  return found;
}

// Things named in the same sentences: no fact, and never part of a path.
function together(thing) {
  const found = new Map();
  for (const sentence of thing.sentences) {
    if (state.documents.size && !state.documents.has(sentence.document.n)) continue;
    for (const near of sentence.things) {
      if (near === thing || near.document || near.passage) continue;
      found.set(near, [...(found.get(near) || []), sentence]);
    }
  }
  return [...found].sort((a, b) => b[1].length - a[1].length || a[0].n - b[0].n);
}
