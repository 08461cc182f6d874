// The shapes of the kinds, as paths of radius 1 about the origin: the same on the canvas, in the legend and in SVG.
const CIRCLE = "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z";
const SHAPES = {
  circle: CIRCLE,
  square: "M-.55-.88H.55Q.88-.88.88-.55V.55Q.88.88.55.88H-.55Q-.88.88-.88.55V-.55Q-.88-.88-.55-.88Z",
  box: "M-.9-.68H.9Q1.15-.68 1.15-.43V.43Q1.15.68.9.68H-.9Q-1.15.68-1.15.43V-.43Q-1.15-.68-.9-.68Z",
  ellipse: "M-1.2 0A1.2 .8 0 1 1 1.2 0A1.2 .8 0 1 1-1.2 0Z",
  diamond: "M-.17-1.06Q0-1.23.17-1.06L1.06-.17Q1.23 0 1.06.17L.17 1.06Q0 1.23-.17 1.06L-1.06.17Q-1.23 0-1.06-.17Z",
  hexagon: "M-.5-.93H.5L1.07 0 .5.93H-.5L-1.07 0Z",
  triangle: "M-.16-.98Q0-1.22.16-.98L1.08.6Q1.2.86.92.86H-.92Q-1.2.86-1.08.6Z",
  triangleDown: "M-.16.98Q0 1.22.16.98L1.08-.6Q1.2-.86.92-.86H-.92Q-1.2-.86-1.08-.6Z",
  star: "M0-1.18 .33-.42 1.14-.36 .52.17 .71.97 0 .54-.71.97-.52.17-1.14-.36-.33-.42Z",
  document: "M-.78-.82Q-.78-1.04-.56-1.04H.24L.8-.46V.82Q.8 1.04.58 1.04H-.56Q-.78 1.04-.78.82Z",
  database: "M-.85-.65C-.85-1.1.85-1.1.85-.65V.65C.85 1.1-.85 1.1-.85.65Z",
  tag: "M-1.05-.6H.5L1.15 0 .5.6H-1.05Z",
  ring: `${CIRCLE}M-.5 0A.5.5 0 1 0 .5 0A.5.5 0 1 0-.5 0Z`,
};
SHAPES.dot = SHAPES.circle;

const outlines = {};
const shapePath = (name) => SHAPES[name] || SHAPES.circle;
const outline = (name) => (outlines[name] ||= new Path2D(shapePath(name)));

const darkTheme = () => document.documentElement.dataset.theme === "dark";

// Groups take the hues of the golden angle: neighbours in number are far apart in colour.
const groupColour = (group) => (group < 0 ? cssColour("--faint") : `hsl(${Math.round((group * 137.508 + 210) % 360)} ${darkTheme() ? "58% 66%" : "52% 42%"})`);

function colourOf(thing) {
  if (state.colour === "group") return groupColour(thing.group);
  if (state.colour === "documents") {
    const share = G.documents.length ? thing.documents.size / G.documents.length : 0;
    return `hsl(212 ${40 + 40 * share}% ${darkTheme() ? 42 + 34 * share : 72 - 42 * share}%)`;
  }
  return kindColour(thing.kind);
}

const kindColour = (kind) => (darkTheme() ? kind.dark : kind.light);

let colours = {};
function cssColour(name) {
  return (colours[name] ||= getComputedStyle(document.documentElement).getPropertyValue(name).trim());
}
on("theme", () => { colours = {}; });

function glyph(kind, colour) {
  return s("svg", { class: "glyph", viewBox: "-1.45 -1.45 2.9 2.9", "aria-hidden": "true" }, s("path", { d: shapePath(kind.shape), fill: colour || kindColour(kind), "fill-rule": "evenodd" }));
}
