// The legend, which is also the filter, and the other filters.
function startSide() {
  $("side").replaceChildren(
    h("details", { class: "kinds", open: true }, h("summary", { text: "Things" }), h("div", { class: "rows", id: "kind-rows" })),
    h("details", { open: true }, h("summary", { text: "Show" }), showChoices()),
    h("details", { open: G.documents.length <= 8 && !narrow() }, h("summary", { text: "Documents" }), h("div", { id: "document-rows" })),
    timeSection(),
    h("details", {}, h("summary", { text: "Facts" }), h("div", { id: "fact-rows" })),
    h("button", { type: "button", id: "clear", class: "plain", text: "Clear all filters", onclick: resetFilters, hidden: true }),
  );
  $("filters-button").addEventListener("click", () => {
    const open = $("side").classList.toggle("open");
    $("filters-button").setAttribute("aria-expanded", String(open));
  });
}

// The box of a choice, ticked by the style sheet where its row is pressed.
const tick = () => s("svg", { class: "glyph tick", viewBox: "0 0 18 18", "aria-hidden": "true" }, s("rect", { x: 2.5, y: 2.5, width: 13, height: 13, rx: 3.5 }), s("path", { d: "m5.5 9.2 2.5 2.500 4.700-5.200" }));

function row({ pressed, name, small, count, mark, act, quiet, title }) {
  return h("button", { type: "button", class: quiet ? "row quiet" : "row", "aria-pressed": pressed, onclick: act, title },
    mark || h("span"), h("span", { class: "name", dir: "auto" }, name, small ? h("small", { text: small }) : ""), h("span", { class: "count", text: count ?? "" }));
}

// Rebuilding must not lose the place of the keyboard.
function keepFocus(build) {
  const list = () => [...$("side").querySelectorAll("button, input, select, summary")];
  const at = list().indexOf(document.activeElement);
  build();
  if (at >= 0) list()[at]?.focus({ preventScroll: true });
}

function fillSide() {
  if (!surroundings.filled) return;
  keepFocus(() => {
    $("kind-rows").replaceChildren(...G.kinds.map((kind) => row({
      pressed: state.kinds.has(kind.name), name: kind.plural, mark: glyph(kind), quiet: !kind.drawn,
      count: kind.things.length || PASSAGES[kind.name]?.().length || 0, title: "Click to show or hide; with Shift, only this kind",
      act: (event) => {
        const only = event.shiftKey;
        change({ kinds: only ? new Set([kind.name]) : toggled(state.kinds, kind.name) });
        announce(`${kind.plural} ${state.kinds.has(kind.name) ? "shown" : "hidden"}. ${summary()}`);
      },
    })));
    $("document-rows").replaceChildren(
      ...G.documents.map((document) => row({
        pressed: state.documents.has(document.n), name: document.title, quiet: true, mark: tick(),
        small: document.title.includes(day(document.date || "-")) ? "" : day(document.date || ""), title: document.file || "",
        act: () => { change({ documents: toggled(state.documents, document.n) }); announce(summary()); },
      })),
      state.documents.size > 1 ? check("share", "Only what they share", state.share, (on) => { change({ share: on }); announce(summary()); }) : "",
    );
    $("fact-rows").replaceChildren(
      ...G.predicates.filter((predicate) => predicate.count && (predicate.name !== "mentions" || documentsDrawn())).map((predicate) => row({
        pressed: !state.without.has(predicate.name), name: predicate.name === "holdsPost" ? "posts" : predicate.label, count: G.facts.filter((f) => f.predicate === predicate && !f.via).length,
        act: () => { change({ without: toggled(state.without, predicate.name) }); announce(summary()); },
      })),
      G.facts.some((f) => f.modality) ? check("unstated", "Planned, denied, attributed", state.unstated, (on) => change({ unstated: on })) : "",
      G.facts.some((f) => !f.witnesses.length) ? check("authority", "From authority files", state.authority, (on) => change({ authority: on })) : "",
      confidenceChoice(),
    );
    $("clear").hidden = !shown.filtered;
    $("summary").textContent = summary();
  });
}

function check(id, name, checked, act) {
  return h("label", { class: "check" }, h("input", { type: "checkbox", id, checked, onchange: (event) => act(event.target.checked) }), name);
}

function confidenceChoice() {
  if (!G.facts.some((f) => f.confidence !== null)) return "";
  const told = (value) => (value ? `at least ${Number(value).toFixed(2)}` : "any");
  const output = h("span", { text: told(state.confidence) });
  return h("label", { class: "slider" }, h("span", { class: "choice" }, "Confidence", output), h("input", {
    type: "range", class: "single", id: "confidence", min: "0", max: "1", step: "0.05", value: state.confidence,
    oninput: (event) => { output.textContent = told(Number(event.target.value)); change({ confidence: Number(event.target.value) }, "slider"); },
  }));
}

function showChoices() {
  const select = (id, label, options, act) => h("label", { class: "choice" }, label, h("select", { id, onchange: (event) => act(event.target.value) }, Object.entries(options).map(([value, text]) => h("option", { value, text, selected: state[id] === value }))));
  return [
    select("size", "Size by", Object.fromEntries(Object.entries(MEASURES).map(([name, [label]]) => [name, label])), (value) => { state.size = value; emit("measure"); emit("keep"); }),
    select("colour", "Colour by", { kind: "Kind", group: "Group", documents: "Documents" }, (value) => { state.colour = value; emit("theme"); emit("keep"); }),
    G.things.some((thing) => thing.kind.drawn && !thing.edges.some((edge) => other(edge, thing).kind.drawn))
      ? check("loose", "Things without links", state.loose, (on) => { change({ loose: on }); announce(summary()); }) : "",
    check("hulls", "Outline the groups", state.hulls, (on) => { state.hulls = on; redraw(); emit("keep"); }),
  ];
}

function summary() {
  const things = plural(shown.things.size, "thing", "things");
  const links = plural(shown.edges.length, "link", "links");
  const all = Math.max(shown.of, G.things.filter((thing) => thing.kind.drawn).length);
  if (shown.things.size < all) return `${things} of ${thousands(all)}, ${links}`;
  return shown.filtered ? `${things}, ${links}` : `${things}, ${links}, ${plural(G.documents.length, "document", "documents")}`;
}

on("filter", (why) => { if (why !== "slider" || !surroundings.filled) fillSide(); else { $("summary").textContent = summary(); $("clear").hidden = !shown.filtered; } });
