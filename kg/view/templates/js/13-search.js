// Search as you type: names, acronyms, numbers, titles; accents and case aside. Enter opens, arrows choose.
const searching = { index: null, hits: [], at: -1 };

function searchIndex() {
  return (searching.index ||= [
    ...G.things.filter((thing) => !thing.document).map((thing) => ({ thing, label: thing.label, kind: thing.kind.label, texts: [thing.label, ...thing.acronyms, ...thing.names, ...thing.traits.map(([, value]) => value)] })),
    ...G.documents.map((document) => ({ document, label: document.title, kind: "Document", texts: [document.title, document.file || ""] })),
  ].map((entry) => ({ ...entry, folded: entry.texts.map((text) => ` ${folded(text)}`) })));
}

function found(query, most = 12) {
  const words = folded(query).split(" ").filter(Boolean);
  if (!words.length) return [];
  const hits = [];
  for (const entry of searchIndex()) {
    let best = null;
    entry.folded.forEach((text, n) => {
      if (!words.every((word) => text.includes(word))) return;
      const starts = words.every((word) => text.includes(` ${word}`));
      const score = (text.trim() === words.join(" ") ? 4 : 0) + (text.startsWith(` ${words[0]}`) ? 2 : 0) + (starts ? 2 : 0) + (n === 0 ? 0.5 : 0);
      if (!best || score > best.score) best = { ...entry, score, also: n ? entry.texts[n] : "" };
    });
    if (best) hits.push({ ...best, rank: best.thing ? rankOf(best.thing) : 1 });
  }
  return hits.sort((a, b) => b.score - a.score || b.rank - a.rank || a.label.localeCompare(b.label)).slice(0, most);
}

// The text with the words of the query underlined.
function struck(text, query) {
  const words = folded(query).split(" ").filter(Boolean);
  return text.split(/(\s+|[-–—/()])/).map((piece) => {
    const plain = folded(piece);
    return plain && words.some((word) => plain.startsWith(word) || (word.length > 2 && plain.includes(word))) ? h("mark", { text: piece }) : piece;
  });
}

function showHits() {
  const query = $("query").value;
  const list = $("hits");
  searching.hits = found(query);
  searching.at = searching.hits.length ? 0 : -1;
  const open = query.trim() !== "";
  list.hidden = !open;
  $("query").setAttribute("aria-expanded", String(open));
  list.replaceChildren(...(searching.hits.length ? searching.hits.map((hit, n) => h("li", { id: `hit-${n}`, role: "option", "aria-selected": n === searching.at, onpointerdown: (event) => { event.preventDefault(); choose(n); } },
    glyph(hit.thing?.kind || hit.document?.thing?.kind || G.kinds[0]),
    h("span", { class: "name", dir: "auto" }, struck(hit.label, query), hit.also ? h("span", { class: "also" }, struck(hit.also, query)) : ""),
    h("span", { class: "what", text: hit.thing && !shown.things.has(hit.thing) ? `${hit.kind}, hidden` : hit.kind }))) : [h("li", { class: "none", role: "option", "aria-disabled": "true", text: "Nothing of that name. Try fewer letters, an acronym or a number." })]));
  pickHit(searching.at);
  if (open) announce(searching.hits.length ? `${plural(searching.hits.length, "result", "results")}, first ${searching.hits[0].label}` : "No results");
}

function pickHit(n) {
  searching.at = n;
  [...$("hits").children].forEach((item, i) => item.setAttribute("aria-selected", String(i === n)));
  const item = $(`hit-${n}`);
  if (item) { $("query").setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }); } else $("query").removeAttribute("aria-activedescendant");
}

function choose(n) {
  const hit = searching.hits[n];
  if (!hit) return;
  closeHits();
  $("query").value = "";
  if (stage.picking && hit.thing) { stage.picking(hit.thing); $("canvas").focus({ preventScroll: true }); return; }
  if (hit.document) { look({ document: hit.document }); return; }
  bringIn(hit.thing);
  look({ thing: hit.thing });
  drawn.focus = hit.thing;
  if (stage.camera) reveal([hit.thing]);
  $("canvas").classList.add("walking");
  if (state.as === "map") $("canvas").focus({ preventScroll: true });
}

// A thing that a filter hides is shown again when it is asked for by name.
function bringIn(thing) {
  if (shown.things.has(thing)) return;
  const patch = {};
  if (!kindOn(thing)) patch.kinds = new Set([...state.kinds, thing.kind.name]);
  if (state.hidden.has(thing.id)) patch.hidden = toggled(state.hidden, thing.id);
  if (Object.keys(patch).length) change(patch);
  if (!shown.things.has(thing) && shown.of > shown.things.size) change({ asked: new Set([...state.asked, thing]) });
  if (!shown.things.has(thing)) change({ documents: new Set(), share: false, from: null, to: null, around: null });
  if (!shown.things.has(thing)) { change({ loose: true }); startSideAgain(); }
}

function closeHits() {
  $("hits").hidden = true;
  $("query").setAttribute("aria-expanded", "false");
  $("query").removeAttribute("aria-activedescendant");
}

function startSearch() {
  const query = $("query");
  query.addEventListener("input", showHits);
  query.addEventListener("focus", () => { if (query.value.trim()) showHits(); });
  query.addEventListener("blur", closeHits);
  query.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      const count = searching.hits.length;
      if (count) pickHit((searching.at + (key === "ArrowDown" ? 1 : count - 1)) % count);
    } else if (key === "Enter") choose(searching.at);
    else if (key === "Escape") {
      event.stopPropagation();
      if (query.value) { query.value = ""; closeHits(); } else {
        query.blur();
        $("canvas").focus({ preventScroll: true });
        if (stage.picking) escape();
      }
    }
  });
}
