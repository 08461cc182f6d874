// A camera holds what is drawn and where it is looked at from. There are two: vis-network on a canvas, here, and sigma in
// WebGL, for large graphs (frontend/src/network.js), which puts `kgWebGL` into the page. Both are told the same things.
const told = {
  still, shrink, nodeSize, radius, drawNode,
  least: LEAST,
  colour: colourOf,
  hollow: (thing) => !thing.sentences.length && !thing.document,
  paper: () => [1, 3, 5].map((at) => parseInt(plainColour("--paper").slice(at, at + 2), 16) / 255),
  // How a line looks while nothing stands out: lines between groups step back.
  line: (edge) => [cssColour("--edge"), Number((density() * (edge.from.group === edge.to.group ? 1 : 0.6)).toFixed(2))],
  thing: (n) => G.things[n],
  edge: (n) => G.edges[n],
  under(ctx, scale) { drawHulls(ctx, scale); drawEdges(ctx, scale, shown.edges); },
  over(ctx, scale) {
    if (stage.camera?.name === "webgl") drawStanding(ctx, scale);
    drawLabels(ctx, scale);
    drawEdgeLabels(ctx, scale);
    drawSigns(ctx, scale);
    if (!stage.ready) { stage.ready = true; document.documentElement.dataset.ready = "true"; }
  },
  moved() { hideTip(); inMotion(); },
  pressed, doubled, held, grabbed, carried, dropped, lost,
};

// A colour of the style sheet as "#rrggbb".
function plainColour(name) {
  ruler.fillStyle = cssColour(name);
  return ruler.fillStyle;
}

function hasWebGL() {
  const canvas = document.createElement("canvas");
  return !!(canvas.getContext("webgl2") || canvas.getContext("webgl"));
}

// vis-network also draws whenever it is given something; until the page has aimed it, that would be for nothing.
const UNSEEN = { drawNode: () => {}, nodeDimensions: { width: 1, height: 1 } };

// vis-network on a canvas. Its own edges and labels are not used: they are slow above a thousand, and labels overlap.
function canvasCamera(place) {
  // How a node is drawn is told once for all, and the first nodes at once: each telling has vis-network look at all of them.
  const ctxRenderer = ({ ctx, id }) => {
    if (!stage.open) return UNSEEN;
    const thing = G.things[id];
    const size = nodeSize(thing, scale()) * 2;
    return { drawNode: () => drawNode(ctx, thing, scale()), nodeDimensions: { width: size, height: size } };
  };
  const asNode = (thing) => ({ id: thing.n, x: thing.x, y: thing.y });
  // The most linked come last and so lie on top.
  const nodes = new vis.DataSet(shown.ranked.map(asNode).reverse());
  const network = new vis.Network(place, { nodes, edges: [] }, {
    physics: { enabled: false }, layout: { improvedLayout: false }, autoResize: true,
    interaction: { hover: false, keyboard: false, multiselect: false, selectConnectedEdges: false, tooltipDelay: 1e6, zoomSpeed: 0.7 },
    nodes: { chosen: false, shape: "custom", size: 12, ctxRenderer }, manipulation: { enabled: false },
  });
  const scale = () => network.getScale();
  const carry = () => { for (const thing of stage.dragged || []) told.carried(thing, network.getPosition(thing.n)); };
  network.on("beforeDrawing", (ctx) => { if (stage.open) told.under(ctx, scale()); });
  network.on("afterDrawing", (ctx) => { if (stage.open) told.over(ctx, scale()); });
  network.on("click", ({ pointer, event }) => told.pressed(pointer.canvas, event.srcEvent || event));
  network.on("doubleClick", ({ pointer, event }) => told.doubled(pointer.canvas, event.srcEvent || event));
  network.on("dragStart", ({ nodes: list }) => list.forEach((n) => told.grabbed(G.things[n])));
  network.on("dragging", () => { carry(); told.moved(); });
  network.on("dragEnd", () => { carry(); told.dropped(); network.unselectAll(); });
  network.on("zoom", told.moved);
  return {
    name: "canvas",
    scale,
    middle: () => network.getViewPosition(),
    toScreen: (point) => network.canvasToDOM(point),
    toMap: (point) => network.DOMtoCanvas(point),
    moveTo: ({ x, y, scale: zoom, quick }) => network.moveTo({ position: { x, y }, scale: zoom, animation: quick ? false : { duration: 320, easingFunction: "easeInOutQuad" } }),
    redraw: () => network.redraw(),
    restyle: () => network.redraw(),
    // vis-network is given what is shown, no more.
    show(things) {
      const gone = nodes.getIds().filter((n) => !things.has(G.things[n]));
      if (gone.length) nodes.remove(gone);
      const come = shown.ranked.filter((thing) => !nodes.get(thing.n)).reverse().map(asNode);
      if (come.length) nodes.add(come);
      if (stage.open) network.redraw();
    },
    move(thing) { if (nodes.get(thing.n)) network.moveNode(thing.n, thing.x, thing.y); },
    picture: () => [place.querySelector("canvas")],
    close: () => network.destroy(),
  };
}
