// How much each thing counts, by the measure the reader picks; of the whole graph, so that filters don't resize it.
const MEASURES = {
  links: ["Links", (graph) => graph.map((near) => near.length)],
  documents: ["Documents", () => G.things.map((thing) => thing.documents.size)],
  pagerank: ["PageRank", pagerank],
  betweenness: ["Betweenness", betweenness],
  same: ["All alike", () => G.things.map(() => 1)],
};

const measured = {};

function measure(name) {
  if (!measured[name]) {
    const number = new Map(G.things.map((thing, n) => [thing, n]));
    const graph = G.things.map((thing) => [...new Set(thing.edges.filter((e) => !e.facts[0].mention && e.from.kind.drawn && e.to.kind.drawn).map((e) => number.get(other(e, thing))))]);
    measured[name] = MEASURES[name][1](graph);
  }
  return measured[name];
}

function radius(thing) {
  const values = measure(state.size);
  measured[`${state.size} most`] ||= values.reduce((most, value) => Math.max(most, value), 0) || 1;
  if (state.size === "same") return 10;
  const part = Math.sqrt(values[thing.n] / measured[`${state.size} most`]);
  return thing.kind.drawn ? 6.5 + 14.5 * part : 7;
}

function pagerank(graph) {
  let rank = graph.map(() => 1 / graph.length);
  for (let round = 0; round < 60; round += 1) {
    const next = graph.map(() => 0.15 / graph.length);
    let idle = 0;
    graph.forEach((near, n) => {
      if (!near.length) idle += rank[n];
      for (const far of near) next[far] += (0.85 * rank[n]) / near.length;
    });
    rank = next.map((value) => value + (0.85 * idle) / graph.length);
  }
  return rank;
}

// Brandes 2001, unweighted; above 1,500 things from every k-th source, which ranks alike.
function betweenness(graph) {
  const between = graph.map(() => 0);
  const step = Math.max(1, Math.floor(graph.length / 1500));
  for (let source = 0; source < graph.length; source += step) {
    const order = [];
    const before = graph.map(() => []);
    const ways = graph.map(() => 0);
    const steps = graph.map(() => -1);
    ways[source] = 1;
    steps[source] = 0;
    const queue = [source];
    for (const at of queue) {
      order.push(at);
      for (const far of graph[at]) {
        if (steps[far] < 0) { steps[far] = steps[at] + 1; queue.push(far); }
        if (steps[far] === steps[at] + 1) { ways[far] += ways[at]; before[far].push(at); }
      }
    }
    const share = graph.map(() => 0);
    for (const at of order.reverse()) {
      for (const from of before[at]) share[from] += (ways[from] / ways[at]) * (1 + share[at]);
      if (at !== source) between[at] += share[at];
    }
  }
  return between;
}

// The things that count most by the chosen measure, of those shown.
function central(most) {
  const values = measure(state.size === "same" ? "links" : state.size);
  const counted = [...shown.things].filter((thing) => thing.kind.drawn && values[thing.n] > 0);
  return counted.sort((a, b) => values[b.n] - values[a.n] || rankOf(b) - rankOf(a) || a.n - b.n).slice(0, most);
}

// How many of so many things are called central: three of a few, a dozen of thousands.
const fewOf = (count) => Math.min(Math.max(Math.round(Math.sqrt(count) / 2), 6), 12);

const rankOf = (thing) => measure("links")[thing.n] * 4 + thing.documents.size + (thing.kind.drawn ? 2 : 0);
