// What is known of the thing, line, path or document that is looked at.
function showPanel({ quiet } = {}) {
  const at = looking.at;
  const panel = $("panel");
  const was = panel.hidden;
  panel.hidden = !at;
  document.body.classList.toggle("open", !!at);
  if (!at) { panel.replaceChildren(); return; }
  const content = at.thing ? thingPanel(at.thing) : at.edge ? edgePanel(at.edge) : at.document ? documentPanel(at.document) : routePanel(at.route);
  const body = h("div", { class: "panel-body", tabindex: "0", role: "region", "aria-label": "Details" }, content);
  panel.replaceChildren(panelBar(), body);
  if (!quiet) announce(body.querySelector("h2")?.textContent || "");
  if (was && narrow()) requestAnimationFrame(() => { const seen = at.thing ? [at.thing] : []; if (seen.length && stage.camera && !keep.aimed) reveal(seen); });
}

function panelBar() {
  const button = (id, name, label, act, disabled) => h("button", { type: "button", id, "aria-label": label, title: label, onclick: act, disabled }, icon(name));
  return h("div", { class: "panel-bar", role: "toolbar", "aria-label": "Looked at" },
    button("look-back", "back", "Back", lookBack, !looking.past.length), button("look-forward", "forward", "Forward", lookForward, !looking.next.length),
    h("span", { class: "fill" }), button("look-close", "close", "Close", () => { look(null); $("canvas").focus({ preventScroll: true }); }));
}

function heading(kind, title) {
  return [
    h("p", { class: "kind" }, kind ? glyph(kind) : "", kind ? kind.label : ""),
    h("h2", { text: title, dir: "auto", class: title.length > 60 ? "long" : "" }),
  ];
}

function section(title, count, ...children) {
  return h("section", {}, h("h3", {}, title, count ? h("span", { class: "n", text: ` ${count}` }) : ""), children);
}

function thingPanel(thing) {
  const facts = thing.facts.filter((f) => factShown(f) && !f.mention && !hiddenVia(f));
  const posts = facts.filter((f) => /^(holdsPost|rank)$/.test(f.predicate.name) && f.subject === thing);
  const rest = facts.filter((f) => !posts.includes(f));
  const near = together(thing);
  return [
    ...heading(thing.kind, thing.label),
    alsoKnown(thing), traits(thing), thingActions(thing), noteOf(thing),
    posts.length ? section(posts.some((f) => f.predicate.name === "rank") ? "Posts and rank" : "Posts", "", posts.map((f) => factRow(f, thing))) : "",
    ...grouped(rest, thing).map(([title, list]) => section(title, "", list.map((f) => factRow(f, thing)))),
    sayingsOf(thing),
    near.length ? section("Named in the same sentence", "(no stated fact)", limited(near, 6, ([far, list]) => opening({
      mark: glyph(far.kind), said: h("span", { class: "says" }, thingLink(far)), count: list.length, body: () => list.map((sentence) => quote(sentence, [])),
    }))) : "",
    mentionsOf(thing),
  ];
}

const hiddenVia = (fact) => fact.via && documentsDrawn();

function alsoKnown(thing) {
  const names = [...thing.acronyms, ...thing.names];
  return names.length ? h("p", { class: "aka", dir: "auto", text: `Also ${names.join(", ")}` }) : "";
}

function traits(thing) {
  const rows = thing.traits.filter(([name]) => name !== "file" || thing.document).map(([name, value]) => h("span", { text: name === "date" ? day(value) : value, title: name, dir: "auto" }));
  return rows.length ? h("div", { class: "traits" }, rows) : "";
}

function grouped(facts, thing) {
  const titles = [
    ["When and where", (f) => /^(heldOn|endsOn|startsAt|endsAt|heldAt|virtual|adoptedOn)$/.test(f.predicate.name) && f.subject === thing],
    ["Belongs to", (f) => /^(partOf|memberOf|represents)$/.test(f.predicate.name) && f.subject === thing],
    ["People", (f) => f.object === thing && f.predicate.name === "holdsPost"],
    ["Took part", (f) => /^(spokeAt|moderated|chaired|opened|closed|attended)$/.test(f.predicate.name)],
    ["Organized, supported, implemented", (f) => /^(organizedBy|supportedBy|implementedBy|partner)$/.test(f.predicate.name)],
    ["Votes", (f) => /^(votedFor|votedAgainst|abstainedOn)$/.test(f.predicate.name)],
    ["Texts", (f) => /^(cites|recalls|concerns|adoptedBy|adoptedAs|establishes|extendsMandateOf|deliveredBy|issuedBy|reportsOn)$/.test(f.predicate.name)],
    ["Parts and members", (f) => /^(partOf|memberOf)$/.test(f.predicate.name)],
    ["Other facts", () => true],
  ];
  const left = new Set(facts);
  const result = [];
  for (const [title, fits] of titles) {
    const list = [...left].filter(fits).sort((a, b) => b.witnesses.length - a.witnesses.length);
    list.forEach((f) => left.delete(f));
    if (list.length) result.push([title, list]);
  }
  return result;
}

function limited(list, most, row) {
  const rows = list.slice(0, most).map(row);
  if (list.length <= most) return rows;
  const rest = h("button", { type: "button", class: "more-button", text: `${list.length - most} more`, onclick: () => rest.replaceWith(...list.slice(most).map(row)) });
  return [...rows, rest];
}

function sayingsOf(thing) {
  const quotations = thing.sayings.filter((saying) => saying.kind === "quotation");
  const provisions = thing.sayings.filter((saying) => saying.kind === "provision");
  const row = (saying) => {
    const sentence = saying.sentences[0];
    const verb = saying.verb ? h("p", { class: "source" }, h("b", { text: saying.verb }), saying.addressee ? ` · ${saying.addressee}` : "") : "";
    return [verb, h("figure", { class: "quote bare" }, h("blockquote", { text: saying.text, dir: "auto" }), sentence ? quote(sentence, []).querySelector("figcaption") : "")];
  };
  return [
    quotations.length ? section("In their words", "", limited(quotations, 5, row).flat()) : "",
    provisions.length ? section("What it does", "", limited(provisions, 6, row).flat()) : "",
  ];
}

function mentionsOf(thing) {
  if (thing.passage) return section("Where it stands", "", thing.sentences.map((sentence) => quote(sentence, [], { bare: true })), section("Names", "", [...new Set(thing.edges.map((edge) => other(edge, thing)))].map((far) => h("div", { class: "step" }, glyph(far.kind), h("span", {}, thingLink(far))))));
  if (thing.document) return section("Sentences", `${thing.document.sentences.length}`, h("button", { type: "button", class: "more-button", text: "Read them in order", onclick: () => look({ document: thing.document }) }));
  const list = G.documents.filter((document) => thing.documents.has(document));
  if (!list.length) return h("p", { class: "aka", text: "Not named in the documents: it comes from the authority files." });
  return section("Named in", plural(list.length, "document", "documents"), list.map((document) => {
    const sentences = thing.sentences.filter((sentence) => sentence.document === document);
    return opening({
      mark: h("span"), said: h("span", { class: "says" }, h("button", { type: "button", class: "other link", text: document.title, dir: "auto", onclick: () => look({ document }) })),
      count: sentences.length, body: () => sentences.map((sentence) => quote(sentence, [])),
    });
  }));
}

function edgePanel(edge) {
  const facts = edge.facts.filter(factShown);
  const both = new Set(edge.from.sentences);
  const same = edge.to.sentences.filter((sentence) => both.has(sentence) && !facts.some((f) => f.witnesses.some((w) => w.sentence === sentence)));
  return [
    h("p", { class: "kind" }, facts.length > 1 ? `${facts.length} facts between` : "One fact between"),
    h("h2", { class: "long" }, thingLink(edge.from, "link"), " and ", thingLink(edge.to, "link")),
    section("Facts", "", facts.map((f) => factRow(f, null, { open: facts.length <= 3 }))),
    same.length ? section("Also in the same sentence", "(no stated fact)", limited(same, 4, (sentence) => quote(sentence, [], { bare: true }))) : "",
  ];
}

function documentPanel(document) {
  const things = G.things.filter((thing) => thing !== document.thing && thing.documents.has(document)).sort((a, b) => rankOf(b) - rankOf(a) || a.n - b.n);
  const meta = [document.kind, day(document.date || ""), document.file].filter(Boolean).join(" · ");
  return [
    ...heading(document.thing?.kind, document.title),
    h("p", { class: "aka", text: meta }),
    h("div", { class: "actions" }, h("button", { type: "button", "aria-pressed": state.documents.has(document.n) && state.documents.size === 1, text: "Only this document", onclick: (event) => {
      const alone = state.documents.has(document.n) && state.documents.size === 1;
      change({ documents: alone ? new Set() : new Set([document.n]) });
      event.target.setAttribute("aria-pressed", String(!alone));
    } })),
    section("Names", `${things.length}`, limited(things, 8, (thing) => h("div", { class: "step" }, glyph(thing.kind), h("span", {}, thingLink(thing))))),
    section("Sentences read", `${document.sentences.length}`, h("div", { class: "lines" }, limited(document.sentences, 30, (sentence) => h("p", { dir: "auto" }, named(sentence))))),
  ];
}

// A sentence in which the names of things lead to them: longer names first, none inside another.
function named(sentence) {
  const { text, things } = sentence;
  const names = things.flatMap((thing) => [thing.label, ...thing.acronyms, ...thing.names].filter((name) => name.length > 1).map((name) => [name, thing])).sort((a, b) => b[0].length - a[0].length);
  const spans = [];
  for (const [name, thing] of names) {
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + name.length)) {
      const to = from + name.length;
      const whole = !/[\p{L}\p{N}]/u.test(text[from - 1] || " ") && !/[\p{L}\p{N}]/u.test(text[to] || " ");
      if (whole && spans.every((span) => to <= span.from || from >= span.to)) spans.push({ from, to, thing });
    }
  }
  const pieces = [];
  let last = 0;
  for (const { from, to, thing } of spans.sort((a, b) => a.from - b.from)) {
    pieces.push(text.slice(last, from), h("button", { type: "button", class: "link", text: text.slice(from, to), title: thing.label, onclick: () => look({ thing }) }));
    last = to;
  }
  return [...pieces, text.slice(last)];
}

function routePanel({ from, to, at = 0 }) {
  const list = routes(from, to);
  const open = Math.min(at, list.length - 1);
  return [
    h("p", { class: "kind" }, list.length ? `${plural(list.length, "path", "paths")} between` : "No path between"),
    h("h2", { class: "long" }, thingLink(from, "link"), " and ", thingLink(to, "link")),
    list.length ? "" : h("p", { class: "aka", text: `No chain of shown facts joins them. ${shown.filtered ? "A filter may hide one; being" : "Being"} named in one sentence is no fact.` }),
    list.length || !shown.filtered ? "" : h("div", { class: "actions" }, h("button", { type: "button", id: "path-everywhere", text: "Clear the filters and look again", onclick: resetFilters })),
    list.length > 1 ? h("div", { class: "actions", role: "group", "aria-label": "Paths" }, list.map((route, n) => h("button", { type: "button", "aria-pressed": n === open, text: `${n + 1}: ${plural(route.length, "step", "steps")}`, onclick: () => { look({ route: { from, to, at: n } }); looking.at.route.at = n; emit("look", {}); } }))) : "",
    list.length ? section("Along the way", "", list[open].map((step) => [
      h("div", { class: "step" }, glyph(step.from.kind), h("span", {}, thingLink(step.from))),
      ...step.edge.shown.slice(0, 3).map((f) => factRow(f, null, { open: true })),
    ]).flat(), h("div", { class: "step" }, glyph(to.kind), h("span", {}, thingLink(to)))) : "",
  ];
}

on("look", showPanel);
on("filter", () => { if (looking.at) showPanel({ quiet: true }); });
