// Everything by keyboard.
const TURN = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The linked thing that lies best in the direction of the arrow; from nowhere, the most linked one.
function walk([dx, dy]) {
  const from = drawn.focus && shown.things.has(drawn.focus) ? drawn.focus : looking.at?.thing && shown.things.has(looking.at.thing) ? looking.at.thing : null;
  if (!from) {
    step(shown.ranked[0]);
    return;
  }
  let best = null;
  let least = Infinity;
  for (const edge of shownEdges(from)) {
    const far = other(edge, from);
    const [x, y] = [far.x - from.x, far.y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (ahead <= 0) continue;
    const cost = Math.hypot(x, y) + aside * 1.6;
    if (cost < least) { least = cost; best = { far, edge }; }
  }
  if (best) step(best.far, best.edge);
  else announce(`No line leads that way from ${from.label}.`);
}

function step(thing, edge) {
  if (!thing) return;
  drawn.focus = thing;
  $("canvas").classList.add("walking");
  reveal([thing]);
  redraw();
  announce(`${edge ? `${edgeWords(edge)}: ` : ""}${thing.label}, ${thing.kind.label}, ${plural(shownEdges(thing).length, "link", "links")}`);
}

const SHORT = {
  "/": () => $("query").focus(), "?": showHelp, "+": () => zoomBy(1.35), "=": () => zoomBy(1.35), "-": () => zoomBy(1 / 1.35), 0: showAll,
  t: () => showAs(state.as === "map" ? "table" : "map"),
  n: () => { const thing = drawn.focus || looking.at?.thing; if (thing) narrowTo(thing); },
  p: () => { const thing = looking.at?.thing || drawn.focus; if (thing) { look({ thing }); pickPath(thing); } },
  h: () => { const thing = looking.at?.thing || drawn.focus; if (thing) { look({ thing }); $("do-hide").click(); } },
};

function escape() {
  if (stage.picking) { stage.picking = null; showPanel({ quiet: true }); $("query").placeholder = "Search"; announce("No path chosen."); }
  else if ($("side").classList.contains("open")) { $("filters-button").click(); $("filters-button").focus(); }
  else if (looking.at) { drawn.focus = looking.at.thing || drawn.focus; look(null); $("canvas").focus({ preventScroll: true }); announce("Closed."); }
  else if (drawn.focus) { drawn.focus = null; $("canvas").classList.remove("walking"); redraw(); }
  else if (state.around) { change({ around: null }); fit(); announce("All shown again."); }
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if ($("help").open) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      event.preventDefault();
      (event.key === "ArrowLeft" ? lookBack : lookForward)();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { event.target.blur?.(); escape(); return; }
    if (typing) return;
    if (event.target === $("canvas") && TURN[event.key]) { event.preventDefault(); walk(TURN[event.key]); return; }
    if (event.target === $("canvas") && event.key === "Enter" && drawn.focus) {
      event.preventDefault();
      if (stage.picking) stage.picking(drawn.focus);
      else look({ thing: drawn.focus });
      return;
    }
    const act = SHORT[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  $("canvas").addEventListener("focus", () => { if (!drawn.focus && !looking.at && $("canvas").matches(":focus-visible")) announce("Map. Press an arrow key to begin, question mark for all keys."); });
  $("help-button").addEventListener("click", showHelp);
}
