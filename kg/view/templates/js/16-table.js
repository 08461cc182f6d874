// The table: the same things and facts as the map, for reading line by line.
const table = { of: "things", by: "links", down: true };

function showTable() {
  const place = $("table");
  if (state.as !== "table") return;
  const tab = (of, label) => h("button", { type: "button", "aria-pressed": table.of === of, text: label, onclick: () => { table.of = of; table.by = of === "things" ? "links" : "subject"; table.down = of === "things"; showTable(); } });
  place.className = "table";
  place.replaceChildren(h("div", { class: "table-head", role: "group", "aria-label": "List" }, tab("things", "Things"), tab("facts", "Facts")), table.of === "things" ? thingTable() : factTable());
}

function header(columns) {
  return h("thead", {}, h("tr", {}, columns.map(([name, label, className]) => h("th", { scope: "col", class: className, "aria-sort": table.by === name ? (table.down ? "descending" : "ascending") : null },
    h("button", { type: "button", text: `${label}${table.by === name ? (table.down ? " ↓" : " ↑") : ""}`, onclick: () => { table.down = table.by === name ? !table.down : /^(links|documents|sentences)$/.test(name); table.by = name; showTable(); document.querySelector("#table th[aria-sort] button")?.focus(); } })))));
}

function sorted(rows) {
  const value = (r) => r[table.by] ?? "";
  return rows.sort((a, b) => (typeof value(a) === "number" ? value(a) - value(b) : String(value(a)).localeCompare(String(value(b)))) * (table.down ? -1 : 1));
}

function thingTable() {
  const rows = sorted([...shown.things].sort((a, b) => a.n - b.n).map((thing) => ({ thing, name: thing.label, kind: thing.kind.label, links: shownEdges(thing).length, documents: thing.documents.size })));
  return h("table", {}, h("caption", { text: summary() }), header([["name", "Name"], ["kind", "Kind", "wide"], ["links", "Links", "num"], ["documents", "Documents", "num"]]),
    h("tbody", {}, chunked(rows, ({ thing, kind, links, documents }) => h("tr", {},
      h("td", {}, h("button", { type: "button", class: "row-name", onclick: () => look({ thing }) }, glyph(thing.kind), h("span", { text: thing.label, dir: "auto" }))),
      h("td", { class: "wide", text: kind }), h("td", { class: "num", text: links }), h("td", { class: "num", text: documents })))));
}

function factTable() {
  const facts = [...new Set(shown.edges.flatMap((edge) => edge.shown))].concat(G.facts.filter((f) => !f.object && f.subject && shown.things.has(f.subject) && factShown(f)));
  const rows = sorted(facts.sort((a, b) => a.n - b.n).map((fact) => ({ fact, subject: fact.subject?.label || "", predicate: fact.label, object: fact.object?.label || VALUE(fact), sentences: fact.witnesses.length })));
  return h("table", {}, h("caption", { text: plural(rows.length, "fact", "facts") }), header([["subject", "Subject"], ["predicate", "Fact"], ["object", "Object"], ["sentences", "Sentences", "num"]]),
    h("tbody", {}, chunked(rows, ({ fact, predicate, object, sentences }) => h("tr", {},
      h("td", {}, fact.subject ? h("button", { type: "button", text: fact.subject.label, dir: "auto", onclick: () => look({ thing: fact.subject }) }) : ""),
      h("td", {}, fact.edge ? h("button", { type: "button", text: predicate, onclick: () => look({ edge: fact.edge }) }) : predicate, " ", tagsOf(fact)),
      h("td", {}, fact.object ? h("button", { type: "button", text: object, dir: "auto", onclick: () => look({ thing: fact.object }) }) : h("span", { text: object, dir: "auto" })),
      h("td", { class: "num", text: sentences || "authority" })))));
}

// Long tables come 400 rows at a time.
function chunked(rows, make) {
  const made = rows.slice(0, 400).map(make);
  if (rows.length > 400) {
    const rest = h("tr", {}, h("td", { colspan: "4" }, h("button", { type: "button", class: "more-button", text: `${thousands(rows.length - 400)} more rows`, onclick: () => rest.replaceWith(...rows.slice(400).map(make)) })));
    made.push(rest);
  }
  return made;
}

function showAs(as) {
  state.as = as;
  $("as-map").setAttribute("aria-pressed", String(as === "map"));
  $("as-table").setAttribute("aria-pressed", String(as === "table"));
  $("stage").hidden = as !== "map";
  $("table").hidden = as !== "table";
  if (as === "table") showTable();
  else redraw();
  emit("keep");
}

on("filter", showTable);
