// What to begin with: the things that count most by the chosen measure, and the way between two things.
const COUNTS = { links: "Most linked", documents: "In most documents", pagerank: "Highest PageRank", betweenness: "Most between", same: "Most linked" };
const lead = { things: [], by: "" };

function fillStart() {
  const things = shown.central.slice(0, 6);
  if (lead.by === state.size && lead.things.length === things.length && lead.things.every((thing, n) => thing === things[n])) return;
  $("start").hidden = !things.length;
  if (!surroundings.filled) return;
  Object.assign(lead, { things, by: state.size });
  $("start-by").textContent = COUNTS[state.size];
  $("start-things").replaceChildren(...things.map((thing) => h("li", {}, h("button", { type: "button", title: thing.label, onclick: () => begin(thing) }, glyph(thing.kind, colourOf(thing)), h("span", { text: thing.short, dir: "auto" })))));
  requestAnimationFrame(dropWhatHasNoRoom);
}

// On a telephone the list is pushed aside with a finger; elsewhere it ends where the room does.
function dropWhatHasNoRoom() {
  const list = $("start-things");
  if (narrow() || $("start").hidden || !list.clientWidth) return;
  const end = list.getBoundingClientRect().right;
  const over = [...list.children].filter((item, n) => n > 0 && item.getBoundingClientRect().right > end);
  for (const item of over) item.remove();
}

function fillAgain() {
  lead.by = "";
  fillStart();
}

function begin(thing) {
  look({ thing });
  drawn.focus = thing;
  $("canvas").classList.add("walking");
  $("canvas").focus({ preventScroll: true });
}

on("filter", fillStart);
// While something is looked at the list is away, and what has no room could not be seen.
on("look", () => { if (!looking.at) requestAnimationFrame(dropWhatHasNoRoom); });
on("measure", fillStart);
on("theme", fillAgain);
addEventListener("resize", fillAgain);
