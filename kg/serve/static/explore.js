"use strict";
// The network on demand: what lies around a thing is asked of the server when the reader wants it, some at a time.
(() => {
  const box = document.getElementById("explore");
  const told = JSON.parse(document.getElementById("explore-told").textContent);
  const side = document.getElementById("explore-side");
  const status = document.getElementById("explore-status");
  const { root } = told;
  const next = new Map(); // thing → where its next page begins; absent when all of it is there

  const path = (id) => id.split("/").map(encodeURIComponent).join("/");
  const net = new kgNet.Net(box, { label: "Network", chosen: show, opened: (node) => more(node) });
  globalThis.kgExplorer = net;
  box.closest("section").hidden = false;
  document.getElementById("explore-list").open = false;

  function take(around, near) {
    const middle = net.add(around.thing, near);
    let fresh = 0;
    for (const [from, name, to] of around.links) {
      const other = around.things[from === around.thing.id ? to : from];
      if (!net.nodes.has(other.id)) fresh++;
      const node = net.add(other, middle);
      net.join(from === around.thing.id ? middle : node, from === around.thing.id ? node : middle, name);
    }
    if (around.next === null) next.delete(around.thing.id);
    else next.set(around.thing.id, around.next);
    middle.thing.total = around.total;
    middle.thing.asked = true;
    return fresh;
  }

  async function more(node) {
    const { id, label, asked } = node.thing;
    if (asked && !next.has(id)) return say(`All that is linked with ${label} is drawn.`);
    if (net.full) return say(`The drawing holds ${kgNet.MOST} things; remove some to go on.`);
    say(`Asking for what is around ${label} …`);
    try {
      const answer = await fetch(`${root}/around/${path(id)}?from=${next.get(id) ?? 0}`, { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error((await answer.text()).trim() || answer.statusText);
      const fresh = take(await answer.json(), node);
      net.pick(node);
      net.settle({ fit: true });
      say(`${fresh} more around ${label}; ${net.nodes.size} things are drawn.`);
    } catch (error) {
      say(`That could not be had: ${error.message}`);
    }
  }

  function say(text) { status.textContent = text; }

  function button(text, act, strong) {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = text;
    one.className = strong ? "strong" : "plain";
    one.addEventListener("click", act);
    return one;
  }

  // What is known of the picked thing, beside the drawing.
  function show(node) {
    side.textContent = "";
    if (!node) {
      const hint = document.createElement("p");
      hint.className = "soft";
      hint.textContent = "Pick a thing to see what links it; a double click, or “Show more”, draws what is around it.";
      side.append(hint);
      return;
    }
    const { id, label, kindLabel, href, degree, total } = node.thing;
    const kind = document.createElement("p");
    kind.className = "kind";
    kind.textContent = kindLabel;
    const name = document.createElement("h2");
    const link = document.createElement("a");
    link.href = href;
    link.textContent = label;
    name.append(link);
    const list = document.createElement("ul");
    for (const one of node.links) {
      const other = one.a === node ? one.b : one.a;
      const row = document.createElement("li");
      const word = document.createElement("span");
      word.className = "soft";
      word.textContent = `${one.names.map((n) => (n.from === node ? n.name : `← ${n.name}`)).join(", ")} `;
      row.append(word, button(other.thing.label, () => net.pick(other)));
      list.append(row);
    }
    const buttons = document.createElement("p");
    buttons.className = "acts";
    const all = total ?? degree;
    if (!node.thing.asked || next.has(id)) buttons.append(button("Show more", () => more(node), true));
    buttons.append(button("Remove", () => { net.remove(node); say(`${label} is taken out; ${net.nodes.size} things are drawn.`); }));
    const count = document.createElement("p");
    count.className = "soft";
    count.textContent = `${node.links.size} of ${all}${all >= told.counted ? " or more" : ""} neighbours drawn`;
    side.append(kind, name, count, buttons, list);
  }

  show(null);
  for (const around of told.start) take(around, null);
  net.settle();
  say(`${net.nodes.size} things are drawn.`);
})();
