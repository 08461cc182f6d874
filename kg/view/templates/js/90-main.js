// Everything is in place: filter, draw, listen. The map comes first; what stands around it is filled in before the window
// is painted, but after the map: measuring the window, which drawing takes, would otherwise measure all of it.
const surroundings = { filled: false };

function applyTheme() {
  const dark = state.theme === "dark" || (state.theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.dataset.contrast = matchMedia("(prefers-contrast: more)").matches ? "more" : "";
  const next = { system: "as the system", light: "light", dark: "dark" };
  $("theme-button").setAttribute("aria-label", `Colours: ${next[state.theme]}`);
  $("theme-button").title = `Colours: ${next[state.theme]}`;
  emit("theme");
}

on("theme", () => { fillSide(); if (looking.at) showPanel({ quiet: true }); });

function start() {
  applyTheme();
  ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].forEach((query) => matchMedia(query).addEventListener("change", applyTheme));
  turnForScreen();
  emit("filter");
  startStage();
  $("as-map").addEventListener("click", () => showAs("map"));
  $("as-table").addEventListener("click", () => showAs("table"));
  $("zoom-in").addEventListener("click", () => zoomBy(1.35));
  $("zoom-out").addEventListener("click", () => zoomBy(1 / 1.35));
  $("zoom-fit").addEventListener("click", showAll);
  $("start-path").addEventListener("click", pickBoth);
  $("empty-reset").addEventListener("click", resetFilters);
  $("theme-button").addEventListener("click", () => {
    state.theme = { system: darkTheme() ? "light" : "dark", light: "dark", dark: "light" }[state.theme];
    applyTheme();
    announce(`${state.theme} colours`);
    emit("keep");
  });
  // A view that is brought back sets the choices at the side, too.
  if (location.hash.length > 1) fillAround();
  readAddress();
  stage.open = true;
  aim();
  redraw();
  fillAround();
}

function fillAround() {
  if (surroundings.filled) return;
  surroundings.filled = true;
  startSide();
  startSearch();
  startMenu();
  startKeys();
  fillSide();
  fillStart();
  tellTime();
}

start();
