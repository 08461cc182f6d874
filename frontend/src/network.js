// The map of a large graph in WebGL (sigma), for the network page (kg/view/templates/js/10-camera.js says what a camera
// is). WebGL draws all nodes and lines; names, and what stands out, are drawn by the page on a canvas above them.
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeRectangleProgram } from "sigma/rendering";
import { shapes } from "./network/shapes.js";

// Sigma's own unit: a square of this many pixels of the map is its camera at rest.
const UNIT = 10000;
// With more lines than this, they are left out while the map moves.
const EASY = 20000;
// The same where the processor stands in for a graphics card.
const EASY_SLOW = 1500;

// Whether there is no graphics card behind WebGL.
function slow() {
  const gl = document.createElement("canvas").getContext("webgl");
  const told = gl?.getExtension("WEBGL_debug_renderer_info");
  const found = /swiftshader|llvmpipe|software|basic render/i.test(told ? gl.getParameter(told.UNMASKED_RENDERER_WEBGL) : "");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return found;
}

// Sigma reads no hsl() and doesn't multiply colours by their alpha: "#rrggbb" or "rgba(…)", multiplied.
const brush = document.createElement("canvas").getContext("2d");
const plain = new Map();
function colour(css, alpha = 1) {
  const key = `${css}${alpha}`;
  if (!plain.has(key)) {
    brush.fillStyle = css;
    const parts = [1, 3, 5].map((at) => Math.round(parseInt(brush.fillStyle.slice(at, at + 2), 16) * alpha));
    plain.set(key, alpha === 1 ? brush.fillStyle : `rgba(${parts.join(",")},${alpha})`);
  }
  return plain.get(key);
}

function settings(told, unit) {
  return {
    stagePadding: 0, allowInvalidContainer: true, zIndex: false, renderLabels: false, renderEdgeLabels: false, enableCameraRotation: false,
    minCameraRatio: 0.002, maxCameraRatio: 60, doubleClickZoomingRatio: 1, doubleClickZoomingDuration: 1,
    zoomDuration: told.still() ? 1 : 160, inertiaDuration: 1, inertiaRatio: 0, zoomToSizeRatioFunction: (ratio) => 1 / told.shrink(unit() / ratio),
    minEdgeThickness: 1.1, antiAliasingFeather: 1,
    defaultNodeType: "shape", nodeProgramClasses: { shape: shapes(told) }, defaultEdgeType: "line", edgeProgramClasses: { line: EdgeRectangleProgram },
  };
}

// The graph as sigma takes it; its y grows upwards.
function drawing(told, ranked, edges) {
  const graph = new Graph({ multi: true, type: "directed" });
  // The most linked come last and so lie on top.
  for (const thing of [...ranked].reverse()) graph.addNode(thing.n, { x: thing.x, y: -thing.y, size: told.radius(thing), color: colour(told.colour(thing)), shape: thing.kind.shape, hollow: told.hollow(thing) });
  for (const edge of edges) graph.addEdgeWithKey(edge.n, edge.from.n, edge.to.n, { size: 1, color: colour(...told.line(edge)) });
  return graph;
}

globalThis.kgWebGL = function camera(place, told) {
  const unit = () => Math.min(place.offsetWidth || 1, place.offsetHeight || 1) / UNIT;
  let graph = new Graph({ multi: true, type: "directed" });
  const sigma = new Sigma(graph, place, settings(told, unit));
  sigma.setCustomBBox({ x: [-UNIT / 2, UNIT / 2], y: [-UNIT / 2, UNIT / 2] });
  const cardless = slow();
  // A canvas that promises to be read often is drawn by the processor itself, without the detour by WebGL.
  const names = sigma.createCanvas("names", { beforeLayer: "mouse" });
  const ctx = names.getContext("2d", { willReadFrequently: cardless });
  sigma.canvasContexts.names = ctx;
  sigma.resize(true);
  // The page itself finds what is pointed at; reading pixels back from WebGL would hold up each move of the pointer, each
  // press and each turn of the wheel. So nothing is drawn to pick from either.
  sigma.getMouseCaptor().removeAllListeners("mousemove");
  sigma.getNodeAtPosition = () => null;
  sigma.pickingLayers.clear();
  // Layers that stay empty would still be laid over each other for every frame.
  const layers = sigma.getCanvases();
  for (const empty of ["edgeLabels", "labels", "hovers", "hoverNodes"]) layers[empty].style.display = "none";

  const scale = () => unit() / sigma.getCamera().ratio;
  const toScreen = ({ x, y }) => sigma.graphToViewport({ x, y: -y });
  const toMap = (point) => { const { x, y } = sigma.viewportToGraph(point); return { x, y: -y }; };

  function paint() {
    const dots = names.width / (place.offsetWidth || 1);
    const [zoom, origin] = [scale(), toScreen({ x: 0, y: 0 })];
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, names.width, names.height);
    ctx.setTransform(dots * zoom, 0, 0, dots * zoom, dots * origin.x, dots * origin.y);
    told.over(ctx, zoom);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
  }
  sigma.on("afterRender", paint);
  sigma.getCamera().on("updated", () => told.moved());
  pointing(sigma, told, toMap);
  for (const canvas of Object.values(sigma.getCanvases())) canvas.addEventListener("webglcontextlost", (event) => { event.preventDefault(); told.lost(); }, { once: true });

  return {
    name: "webgl",
    scale, toScreen, toMap,
    middle: () => toMap({ x: place.offsetWidth / 2, y: place.offsetHeight / 2 }),
    moveTo({ x, y, scale: zoom, quick }) {
      const state = { x: 0.5 + x / UNIT, y: 0.5 - y / UNIT, ratio: unit() / zoom };
      if (quick) { sigma.getCamera().setState(state); sigma.render(); } else sigma.getCamera().animate(state, { duration: 260, easing: "quadraticInOut" });
    },
    redraw: paint,
    // "type" among what changed has sigma look at all anew; else it throws where it hasn't yet drawn what it was given.
    restyle() {
      graph.updateEachNodeAttributes((n, had) => ({ ...had, size: told.radius(told.thing(n)), color: colour(told.colour(told.thing(n))) }), { attributes: ["size", "color", "type"] });
      graph.updateEachEdgeAttributes((n, had) => ({ ...had, color: colour(...told.line(told.edge(n))) }), { attributes: ["color", "type"] });
      sigma.refresh();
    },
    show(_things, edges, ranked) {
      graph = drawing(told, ranked, edges);
      sigma.setSetting("hideEdgesOnMove", edges.length > (cardless ? EASY_SLOW : EASY));
      sigma.setGraph(graph);
    },
    move(thing) {
      if (graph.hasNode(thing.n)) graph.mergeNodeAttributes(thing.n, { x: thing.x, y: -thing.y });
    },
    // All layers as one picture; WebGL forgets what it drew at the end of a frame.
    picture() {
      sigma.render();
      const { edges, nodes } = sigma.getCanvases();
      return [edges, nodes, names];
    },
    close() { sigma.kill(); },
  };
};

// Clicks, double clicks and dragging of things, by mouse and by touch; sigma moves the camera itself.
function pointing(sigma, told, toMap) {
  let held = null;
  let carried = false;
  const point = ({ event }) => [toMap(event), event.original];
  sigma.on("downStage", (down) => {
    carried = false;
    held = told.held(...point(down));
  });
  sigma.on("moveBody", (move) => {
    if (!held) return;
    move.preventSigmaDefault();
    if (!carried) told.grabbed(held);
    carried = true;
    told.carried(held, toMap(move.event));
  });
  sigma.on("upStage", () => {
    if (held && carried) told.dropped();
    held = null;
  });
  sigma.on("clickStage", (click) => { if (!carried) told.pressed(...point(click)); carried = false; });
  sigma.on("doubleClickStage", (twice) => { twice.preventSigmaDefault(); told.doubled(...point(twice)); });
}
