// Paper: the map as a drawing that fits the sheet, whatever the window shows, and each fact of the panel with its sentences.
const paper = { opened: [] };
// About as many pixels wide is a sheet on which names can be read, and so many things a browser can print as a drawing.
const SHEET = 1000;
const DRAWN = 4000;

function toPaper() {
  // Paper is white, whatever the screen is.
  Object.assign(document.documentElement.dataset, { theme: "light", paper: "true" });
  emit("theme");
  if (state.as === "map" && shown.things.size) $("paper").replaceChildren(shown.things.size > DRAWN ? picture() : svgOfView(sheetScale()));
  paper.opened = [...document.querySelectorAll("#panel .fact:not(.open)")].filter((row) => row.evidence);
  for (const row of paper.opened) row.evidence(true);
}

function sheetScale() {
  let scale = 1;
  for (let round = 0; round < 3; round += 1) {
    const [x0, , x1] = extent(shown.things, scale);
    scale = Math.min(SHEET / (x1 - x0), 1.6);
  }
  return scale;
}

function fromPaper() {
  for (const row of paper.opened) row.evidence(false);
  paper.opened = [];
  $("paper").replaceChildren();
  delete document.documentElement.dataset.paper;
  applyTheme();
}

addEventListener("beforeprint", toPaper);
addEventListener("afterprint", fromPaper);
