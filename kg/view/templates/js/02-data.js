// The graph out of the page's JSON (kg/view/data.py writes it): numbers become references.
const G = (() => {
  const raw = JSON.parse($("data").textContent);
  const kinds = raw.kinds.map(([name, label, plural, light, dark, shape, drawn], n) => ({ n, name, label: capital(label), plural, light, dark, shape, drawn: !!drawn, things: [] }));
  const predicates = raw.predicates.map(([name, label], n) => ({ n, name, label, count: 0 }));
  const things = raw.things.map(([id, kind, label, short, x, y, group, names, acronyms, traits], n) => {
    const thing = { n, id, kind: kinds[kind], label, short: short.replace(/\n/g, " "), lines: short.split("\n"), x, y, home: [x, y], group, names, acronyms, traits, edges: [], facts: [], sentences: [], documents: new Set(), sayings: [], document: null, dates: [] };
    thing.kind.things.push(thing);
    return thing;
  });
  const documents = raw.documents.map(([thing, title, date, kind, file], n) => {
    const document = { n, thing: things[thing] || null, title, date, kind, file, sentences: [] };
    if (document.thing) document.thing.document = document;
    return document;
  });
  const sentences = raw.sentences.map(([document, begin, end, line, text, mentions], n) => {
    const sentence = { n, document: documents[document], begin, end, line, text, things: mentions.map((m) => things[m]) };
    sentence.document.sentences.push(sentence);
    for (const thing of sentence.things) {
      thing.sentences.push(sentence);
      thing.documents.add(sentence.document);
    }
    return sentence;
  });
  const facts = raw.facts.map((f, n) => fact(f, n));
  const edges = raw.edges.map(([from, to, list], n) => edge(things[from], things[to], list.map((f) => facts[f]), n));
  const sayings = raw.sayings.map(([kind, owner, text, verb, addressee, list]) => {
    const saying = { kind, owner: things[owner], text, verb, addressee, sentences: list.map((w) => sentences[w]) };
    saying.owner.sayings.push(saying);
    return saying;
  });

  function fact(f, n) {
    const predicate = predicates[f.p];
    predicate.count += 1;
    const made = {
      n, subject: things[f.s] || null, predicate, object: f.o >= 0 ? things[f.o] : null, value: f.v ?? null, label: f.l || predicate.label,
      modality: f.m || null, status: f.st || null, by: f.by >= 0 ? things[f.by] : null, begins: f.b || null, ends: f.e || null, asOf: f.as || [],
      confidence: f.c ?? null, post: f.post || null, held: f.h || null, datatype: f.d || null, via: f.via >= 0 ? things[f.via] : null, rules: f.r || [], authorities: f.a || [], edge: null,
      witnesses: (f.w || []).map(([at, ...marks]) => ({ sentence: sentences[at], marks })),
    };
    made.documents = new Set(made.witnesses.map((w) => w.sentence.document));
    if (made.subject) made.subject.facts.push(made);
    if (made.object && made.object !== made.subject) made.object.facts.push(made);
    if (made.subject && /^(heldOn|startsAt|adoptedOn)$/.test(predicate.name) && made.value) made.subject.dates.push(made.value.slice(0, 10));
    return made;
  }

  function edge(from, to, list, n) {
    const made = { n, from, to, facts: list, shown: list };
    for (const f of list) f.edge = made;
    from.edges.push(made);
    to.edges.push(made);
    return made;
  }

  // With documents drawn, each is joined to what it mentions and says nothing else of.
  const mentions = { n: predicates.length, name: "mentions", label: "mentions", count: 0 };
  predicates.push(mentions);
  for (const document of documents) {
    if (!document.thing) continue;
    const joined = new Set(document.thing.edges.flatMap((e) => [e.from, e.to]));
    const named = new Map();
    for (const sentence of document.sentences) for (const thing of sentence.things) named.set(thing, [...(named.get(thing) || []), sentence]);
    for (const [thing, list] of named) {
      if (joined.has(thing)) continue;
      const made = {
        n: facts.length, subject: document.thing, predicate: mentions, object: thing, value: null, label: "mentions", modality: null, status: null, by: null,
        begins: null, ends: null, asOf: [], confidence: null, post: null, via: null, rules: [], authorities: [], edge: null, mention: true,
        witnesses: list.map((sentence) => ({ sentence, marks: [] })), documents: new Set([document]),
      };
      facts.push(made);
      mentions.count += 1;
      edges.push(edge(document.thing, thing, [made], edges.length));
    }
  }
  if (!mentions.count) predicates.pop();
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  // `of`: how many things that are drawn at first the graph has, `held`: how many of them this page holds.
  return { title: raw.title, limits: raw.limits, of: raw.of, held: things.filter((thing) => thing.kind.drawn).length, base: raw.base, ontology: raw.ontology, kinds, predicates, things, documents, sentences, facts, edges, sayings, byId };
})();

// Up to `whole` things all are drawn, above, the `first` most linked, which can be widened.
const LIMITS = G.limits;

const other = (edge, thing) => (edge.from === thing ? edge.to : edge.from);

// What a document's date, or an event's own, puts into the slider.
const dated = (fact) => [...fact.documents].map((d) => d.date).filter(Boolean);
