// Everything is in place: listen, filter, draw. The map comes first; what stands around it is filled in after its first
// frame: drawing measures the window, which costs the more the more stands in it.
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
  $("skip").addEventListener("click", () => (state.as === "map" ? $("canvas") : $("table").querySelector("button, [tabindex]"))?.focus());
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
  startSearch();
  startKeys();
  readAddress();
  stage.open = true;
  aim();
  redraw();
  requestAnimationFrame(() => setTimeout(fillAround));
}

function fillAround() {
  if (surroundings.filled) return;
  surroundings.filled = true;
  startSide();
  startMenu();
  fillSide();
  fillStart();
  tellTime();
  document.documentElement.dataset.filled = "true";
}

start();
