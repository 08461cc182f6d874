// Outlines of the groups: soft hulls around three things or more; [group, points] of each.
function hulls() {
  if (!state.hulls) return [];
  const groups = new Map();
  for (const thing of shown.things) if (thing.group >= 0) groups.set(thing.group, [...(groups.get(thing.group) || []), thing]);
  return [...groups].filter(([, things]) => things.length > 2)
    .map(([group, things]) => [group, hull(things.flatMap((thing) => ROUND.map(([x, y]) => [thing.x + x * 44, thing.y + y * 44 + 8])))]);
}

function drawHulls(ctx, scale) {
  for (const [group, points] of hulls()) {
    ctx.beginPath();
    points.forEach(([x, y], n) => (n ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
    ctx.globalAlpha = Number(cssColour("--hull"));
    ctx.fillStyle = ctx.strokeStyle = groupColour(group);
    ctx.fill();
    ctx.globalAlpha *= 2.5;
    ctx.lineWidth = 1 / scale;
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

// A circle in 24 points: a hull of circles has round corners.
const ROUND = Array.from({ length: 24 }, (_, n) => [Math.cos((n * Math.PI) / 12), Math.sin((n * Math.PI) / 12)]);

// Andrew's monotone chain.
function hull(points) {
  const sorted = points.slice().sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const chain = [];
    for (const p of list) {
      while (chain.length > 1) {
        const [a, b] = chain.slice(-2);
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
