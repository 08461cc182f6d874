// Sentences and provisions as things: made when the reader first asks for them, each amid what it names.
const PASSAGES = {
  Sentence: () => G.sentences.filter((sentence) => sentence.things.length).map((sentence) => ({
    id: `sentence/${sentence.n}`, text: sentence.text, label: "mentions", predicate: "mentions", ends: sentence.things, sentences: [sentence], names: [`${sentence.document.title}, ${sentence.begin}–${sentence.end}`],
  })),
  Provision: () => G.sayings.filter((saying) => saying.kind === "provision").map((saying, n) => ({
    id: `provision/${n}`, text: [saying.verb, saying.text].filter(Boolean).join(": "), label: "provision of", predicate: "provisionOf", ends: [saying.owner], sentences: saying.sentences, names: saying.addressee ? [`to ${saying.addressee}`] : [],
  })),
};

function growPassages() {
  for (const kind of G.kinds) {
    if (!PASSAGES[kind.name] || kind.grown || !state.kinds.has(kind.name)) continue;
    kind.grown = true;
    PASSAGES[kind.name]().forEach((passage, n) => addPassage(kind, passage, n));
    for (const name of Object.keys(measured)) delete measured[name];
    searching.index = null;
  }
}

function addPassage(kind, { id, text, label, predicate, ends, sentences, names }, n) {
  const words = text.split(" ");
  const short = words.slice(0, 5).join(" ") + (words.length > 5 ? "…" : "");
  const middle = [0, 1].map((axis) => ends.reduce((sum, thing) => sum + (axis ? thing.y : thing.x), 0) / ends.length);
  // Around the middle of what it names, by the golden angle, so that no two lie on each other.
  const [turn, far] = [n * 2.399963, 46 + 7 * Math.sqrt(n)];
  const [x, y] = [Math.round(middle[0] + far * Math.cos(turn)), Math.round(middle[1] + far * Math.sin(turn))];
  const thing = {
    n: G.things.length, id, kind, label: text, short, lines: [short], x, y, home: [x, y], group: -1, names, acronyms: [], traits: [], edges: [], facts: [],
    sentences, documents: new Set(sentences.map((sentence) => sentence.document)), sayings: [], document: null, dates: [], passage: true,
  };
  kind.things.push(thing);
  G.things.push(thing);
  G.byId.set(id, thing);
  const named = G.predicates.find((each) => each.name === predicate) || { n: G.predicates.length, name: predicate, label, count: 0 };
  if (!G.predicates.includes(named)) G.predicates.push(named);
  for (const end of ends) {
    const fact = {
      n: G.facts.length, subject: thing, predicate: named, object: end, value: null, label, modality: null, status: null, by: null, begins: null, ends: null, asOf: [],
      confidence: null, post: null, via: null, rules: [], authorities: [], mention: true, witnesses: sentences.map((sentence) => ({ sentence, marks: [] })), documents: thing.documents,
    };
    const edge = { n: G.edges.length, from: thing, to: end, facts: [fact], shown: [fact] };
    fact.edge = edge;
    G.facts.push(fact);
    G.edges.push(edge);
    thing.edges.push(edge);
    end.edges.push(edge);
    named.count += 1;
  }
}
