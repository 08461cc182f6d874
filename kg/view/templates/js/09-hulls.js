// Outlines of the groups: soft hulls around three things or more; [group, points] of each.
const outlined = { things: null, places: 0, hulls: [] };

function hulls() {
  if (!state.hulls) return [];
  let places = 0;
  for (const thing of shown.things) places += thing.x + 3 * thing.y;
  if (outlined.things !== shown.things || outlined.places !== places) Object.assign(outlined, { things: shown.things, places, hulls: apart() });
  return outlined.hulls;
}

// They reach less far around their things where they would cover each other.
function apart() {
  const groups = new Map();
  for (const thing of shown.things) if (thing.group >= 0) groups.set(thing.group, [...(groups.get(thing.group) || []), thing]);
  const made = [...groups].filter(([, things]) => things.length > 2).map(([group, things]) => ({ group, things, reach: 44 }));
  for (const each of made) each.points = encircled(each);
  for (let round = 0; round < 5; round += 1) {
    const tight = new Set();
    made.forEach((a, n) => made.slice(0, n).forEach((b) => { if (!asunder(a.points, b.points) && !asunder(b.points, a.points)) tight.add(a).add(b); }));
    for (const each of tight) { each.reach -= 6; each.points = encircled(each); }
  }
  return made.map(({ group, points }) => [group, points]);
}

const encircled = ({ things, reach }) => hull(things.flatMap((thing) => ROUND.map(([x, y]) => [thing.x + x * reach, thing.y + y * reach + 8])));

// Whether a side of the first outline has all of the second one on its far side.
function asunder(one, two) {
  return one.some(([x, y], n) => {
    const [u, v] = one[(n + 1) % one.length];
    return two.every(([p, q]) => (u - x) * (q - y) - (v - y) * (p - x) < 0);
  });
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
