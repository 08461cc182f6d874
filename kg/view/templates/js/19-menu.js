// The menu of files, and the page that lists the keys.
const FILES = [
  ["save-view", "Save the view", "JSON", saveView],
  ["load-view", "Load a view", "JSON", loadView],
  ["copy-link", "Copy the address of the view", "link", copyLink],
  null,
  ["save-png", "Picture of the map", "PNG", savePng],
  ["save-svg", "Drawing of the map", "SVG", () => saveSvg()],
  ["save-graphml", "Shown graph", "GraphML", () => download("network.graphml", "application/graphml+xml", graphmlOfView())],
  ["save-gexf", "Shown graph, for Gephi", "GEXF", () => download("network.gexf", "application/gexf+xml", gexfOfView())],
  ["save-csv", "Facts looked at, or all shown", "CSV", () => download("facts.csv", "text/csv", csvOfFacts())],
  ["save-turtle", "Facts looked at, or all shown", "Turtle", () => download("facts.ttl", "text/turtle", turtleOfFacts())],
  null,
  ["print", "Print", "", () => print()],
  ["menu-theme", "Light or dark", "", () => $("theme-button").click()],
  ["menu-help", "Keys and help", "?", () => showHelp()],
];

async function copyLink() {
  keepInAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    announce("Address copied.");
  } catch {
    announce("The address bar holds the address of this view.");
  }
}

function startMenu() {
  const menu = $("more");
  const button = $("more-button");
  const open = (is) => {
    menu.hidden = !is;
    button.setAttribute("aria-expanded", String(is));
    if (is) menu.querySelector("button").focus();
  };
  menu.replaceChildren(...FILES.map((entry) => (entry ? h("button", { type: "button", role: "menuitem", tabindex: "-1", id: entry[0], onclick: () => { open(false); button.focus(); entry[3](); } }, entry[1], h("small", { text: entry[2] })) : h("hr", { role: "separator" }))));
  button.addEventListener("click", () => open(menu.hidden));
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) { event.preventDefault(); items[next % items.length].focus(); }
    if (event.key === "Escape" || event.key === "Tab") { open(false); button.focus(); event.stopPropagation(); }
  });
  document.addEventListener("pointerdown", (event) => { if (!menu.hidden && !menu.contains(event.target) && !button.contains(event.target)) open(false); });
}

const KEYS = [
  [["/"], "Search"],
  [["←", "↑", "↓", "→"], "On the map: walk along the lines"],
  [["Enter"], "Open what has the dashed ring"],
  [["Esc"], "Close, then step back out"],
  [["Alt ←", "Alt →"], "Back and forward through what was looked at"],
  [["+", "−", "0"], "Zoom in, out, show everything"],
  [["n"], "Neighbourhood of what is looked at; again: one step wider"],
  [["p"], "Path from what is looked at to…"],
  [["h"], "Hide it"],
  [["t"], "Map or table"],
  [["?"], "This list"],
];

function showHelp() {
  $("help").replaceChildren(
    h("h2", { id: "help-title", text: "Keys and pointer" }),
    h("dl", {}, KEYS.flatMap(([keys, words]) => [h("dt", {}, keys.map((key) => h("kbd", { text: key }))), h("dd", { text: words })])),
    h("p", { class: "about", text: "Click a thing or a line to see its facts and the sentences that say them. Double click a thing for its neighbourhood; click another with Shift for the paths between. Drag to move and pin. A dashed line is known from an authority file, or only planned, denied or attributed; a hollow thing is not named in the documents." }),
    h("button", { type: "button", class: "done", text: "Close", onclick: () => $("help").close() }));
  $("help").showModal();
}
