// For scripts and tests: where things and names are on the screen, in pixels of the window. Read only.
window.kgView = Object.freeze({
  where(id) {
    const thing = G.byId.get(id);
    if (!thing || !shown.things.has(thing)) return null;
    const { x, y } = stage.camera.toScreen({ x: thing.x, y: thing.y });
    return { x, y, r: nodeSize(thing, stage.camera.scale()) * stage.camera.scale() };
  },
  between(a, b) {
    const [from, to] = [G.byId.get(a), G.byId.get(b)];
    const edge = shown.edges.find((each) => (each.from === from && each.to === to) || (each.from === to && each.to === from));
    if (!edge) return null;
    const line = bend(edge, stage.camera.scale());
    if (!line) return null; // they stand so near that no line has room
    const [x, y] = pointOn(line, 0.5);
    return stage.camera.toScreen({ x, y });
  },
  names() {
    const scale = stage.camera.scale();
    return labels.boxes.filter((box) => !drawn.lit || isLit(box.thing)).map((box) => {
      const { x, y } = stage.camera.toScreen({ x: box.x0 / scale, y: box.y0 / scale });
      return { id: box.thing.id, text: box.texts.join(" "), x0: x, y0: y, x1: x + box.x1 - box.x0, y1: y + box.y1 - box.y0 };
    });
  },
  things: () => [...shown.things].map((thing) => thing.id),
  lit: () => (drawn.lit ? [...drawn.lit].map((thing) => thing.id) : null),
  focus: () => drawn.focus?.id || null,
  scale: () => stage.camera.scale(),
  outlines: () => hulls().map(([group, points]) => ({ group, points: points.map(([x, y]) => stage.camera.toScreen({ x, y })) })),
  renderer: () => stage.camera.name,
  sizes: () => Object.fromEntries([...shown.things].map((thing) => [thing.id, radius(thing)])),
});
