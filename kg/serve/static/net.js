"use strict";
// A small drawing of a network that grows: circles and lines in SVG, laid out by forces as things are added.
// kgNet.Net draws; what is asked of the server, and when, is the page's affair (explore.js, the query page).
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const MOST = 1200; // a drawing of more is no longer read, and SVG drags
  const LENGTH = 130, CHARGE = 5200, FAR = 700, STEPS = 300, LONGEST = 20, LINE = 15, LETTER = 6.4, ABOVE = 22, BELOW = 46;
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  const made = (name, attributes = {}, parent) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent?.append(element);
    return element;
  };
  // A name on two lines at most.
  const lines = (text) => {
    const all = [""];
    for (const word of text.split(/\s+/)) {
      const longer = `${all.at(-1)} ${word}`.trim();
      if (longer.length <= LONGEST || !all.at(-1)) all[all.length - 1] = longer;
      else all.push(word);
    }
    const cut = (line) => (line.length > LONGEST + 4 ? `${line.slice(0, LONGEST + 3)}…` : line);
    return all.length <= 2 ? all.map(cut) : [cut(all[0]), `${cut(all[1]).replace(/…$/, "")}…`];
  };

  class Net {
    // `box` is filled; `chosen(node)` is called when a node is picked, `opened(node)` when it is to be expanded.
    constructor(box, { label, chosen = () => {}, opened = () => {} }) {
      this.box = box;
      this.nodes = new Map();
      this.links = new Map();
      this.chosen = chosen;
      this.opened = opened;
      this.picked = null;
      this.view = { x: 0, y: 0, k: 1 };
      this.heat = 0;
      this.waiting = 0; // the frame in which names are chosen again
      this.svg = made("svg", { role: "group", "aria-label": label, class: "canvas" }, box);
      this.world = made("g", {}, this.svg);
      this.lines = made("g", {}, this.world);
      this.words = made("g", { "aria-hidden": "true" }, this.world);
      this.dots = made("g", {}, this.world);
      this.#buttons();
      this.#pointer();
      new ResizeObserver(() => this.#place()).observe(box);
    }

    get full() { return this.nodes.size >= MOST; }

    // Adds a thing near another; returns its node, old or new. A thing: {id, label, kind, degree, href}.
    add(thing, near) {
      const known = this.nodes.get(thing.id);
      if (known) { Object.assign(known.thing, thing); this.#dress(known); return known; }
      if (this.full) return null;
      const turn = this.nodes.size * 2.399963; // the golden angle: no two begin at one place
      const from = near ?? { x: 0, y: 0 };
      const node = { thing: { ...thing }, x: from.x + 60 * Math.cos(turn), y: from.y + 60 * Math.sin(turn), vx: 0, vy: 0, links: new Set() };
      if (!near && !this.nodes.size) node.x = node.y = 0;
      node.g = made("g", { class: "node", tabindex: "0", role: "button" }, this.dots);
      node.dot = made("circle", {}, node.g);
      node.text = made("text", { "text-anchor": "middle" }, node.g);
      node.title = made("title", {}, node.g);
      node.g.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); this.pick(node); }
      });
      this.nodes.set(thing.id, node);
      this.#dress(node);
      return node;
    }

    // Joins two nodes by a named link; a second link of the same two adds its name.
    join(one, other, name) {
      if (!one || !other || one === other) return;
      const [a, b] = one.thing.id < other.thing.id ? [one, other] : [other, one];
      const key = `${a.thing.id}\n${b.thing.id}`;
      let link = this.links.get(key);
      if (!link) {
        link = { a, b, names: [], line: made("line", {}, this.lines) };
        this.links.set(key, link);
        a.links.add(link);
        b.links.add(link);
      }
      const said = { from: one, to: other, name };
      if (!link.names.some((n) => n.name === name && n.from === one)) link.names.push(said);
    }

    remove(node) {
      for (const link of node.links) {
        link.line.remove();
        (link.a === node ? link.b : link.a).links.delete(link);
        this.links.delete(`${link.a.thing.id}\n${link.b.thing.id}`);
      }
      node.g.remove();
      this.nodes.delete(node.thing.id);
      if (this.picked === node) this.pick(null);
      this.#paint();
    }

    clear() { for (const node of [...this.nodes.values()]) this.remove(node); }

    pick(node) {
      this.picked = node;
      for (const one of this.nodes.values()) {
        const beside = node && (one === node || [...node.links].some((l) => l.a === one || l.b === one));
        one.g.classList.toggle("picked", one === node);
        one.g.classList.toggle("dim", Boolean(node) && !beside);
        one.g.setAttribute("aria-pressed", String(one === node));
      }
      this.#paint();
      this.chosen(node);
    }

    // Lays out what is there; `fit` shows all of it when it has come to rest.
    settle({ fit = true } = {}) {
      const { width, height } = this.box.getBoundingClientRect();
      this.tall = Math.min(3, Math.max(1, (1.5 * height) / (width || height || 1))); // a narrow window is filled downwards
      this.fitting = fit;
      this.heat = 1;
      if (still()) {
        for (let step = 0; step < STEPS; step++) this.#step();
        this.#fill();
        this.#paint();
        if (fit) this.fit();
        return;
      }
      if (!this.running) { this.running = true; requestAnimationFrame(() => this.#run()); }
    }

    fit() {
      const { left, top, k } = this.#room() ?? {};
      if (!k) return;
      this.view = { k, x: -k * left, y: -k * top - (BELOW - ABOVE) / 2 };
      this.#place();
    }

    // The middle of what is drawn, how much of it there is to each side, and the scale at which all of it is seen.
    #room() {
      const all = [...this.nodes.values()], { width, height } = this.box.getBoundingClientRect();
      if (!all.length || !width) return null;
      const span = (values) => [Math.min(...values), Math.max(...values)];
      const [[west, east], [north, south]] = [span(all.map((n) => n.x)), span(all.map((n) => n.y))];
      const across = (width - 2 * Math.min(85, 0.2 * width)) / (east - west || 1); // names stay as large as they are
      const down = (height - ABOVE - BELOW) / (south - north || 1);
      return { left: (west + east) / 2, top: (north + south) / 2, across, down, k: Math.min(1.25, across, down) };
    }

    // A drawing at rest is drawn out to the shape of a narrow window.
    #fill() {
      const room = this.#room();
      const longer = room ? Math.min(2.4, room.down / room.across) : 1;
      if (longer > 1.2 && room.across < 1.25) for (const node of this.nodes.values()) node.y = room.top + (node.y - room.top) * longer;
    }

    zoom(factor, x = 0, y = 0) {
      const k = Math.min(4, Math.max(0.08, this.view.k * factor));
      const by = k / this.view.k;
      this.view = { k, x: x - (x - this.view.x) * by, y: y - (y - this.view.y) * by };
      this.#place();
    }

    #dress(node) {
      const { label, short = label, kind, degree = 1 } = node.thing;
      node.r = Math.min(16, 6 + 1.6 * Math.sqrt(degree));
      node.dot.setAttribute("class", `k-${kind || "Thing"}`);
      node.dot.setAttribute("r", node.r);
      const name = lines(short);
      node.text.textContent = "";
      node.text.setAttribute("y", node.r);
      for (const line of name) made("tspan", { x: 0, dy: "1.2em" }, node.text).textContent = line;
      node.name = { wide: Math.max(...name.map((line) => line.length)) * LETTER, high: LINE * name.length };
      node.wide = Math.max(2 * node.r, node.name.wide) + 10;
      node.high = 2 * node.r + node.name.high + 10;
      node.title.textContent = label;
      node.g.setAttribute("aria-label", label);
    }

    #run() {
      for (let turn = 0; turn < 3; turn++) this.#step();
      this.#paint();
      if (this.fitting && !this.held) this.fit();
      if (this.heat > 0.02) return requestAnimationFrame(() => this.#run());
      this.running = false;
      this.box.dataset.still = "";
      this.#fill();
      this.#paint();
      if (this.fitting && !this.held) this.fit();
    }

    // One step of the forces: all push each other apart, links pull together, the middle draws a little.
    #step() {
      delete this.box.dataset.still;
      const all = [...this.nodes.values()];
      const cells = new Map(); // only near ones push: cells of FAR make that cheap
      for (const node of all) {
        const key = `${Math.floor(node.x / FAR)},${Math.floor(node.y / FAR)}`;
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(node);
      }
      for (const node of all) {
        const [cx, cy] = [Math.floor(node.x / FAR), Math.floor(node.y / FAR)];
        for (let x = cx - 1; x <= cx + 1; x++) for (let y = cy - 1; y <= cy + 1; y++) {
          for (const other of cells.get(`${x},${y}`) ?? []) {
            if (other === node) continue;
            const dx = node.x - other.x || 0.5, dy = node.y - other.y || 0.3;
            const push = CHARGE * this.heat / Math.max(400, dx * dx + dy * dy);
            const far = Math.hypot(dx, dy);
            node.vx += push * dx / far * 4;
            node.vy += push * dy / far * 3;
            // names and circles take room: two that lie on each other part the shorter way
            const across = (node.wide + other.wide) / 2 - Math.abs(dx), down = (node.high + other.high) / 2 - Math.abs(dy);
            if (across > 0 && down > 0) {
              if (across < down) node.vx += Math.sign(dx) * across * 0.22;
              else node.vy += Math.sign(dy) * down * 0.22;
            }
          }
        }
        node.vx -= node.x * 0.012 * this.heat * this.tall;
        node.vy -= node.y * 0.018 * this.heat / this.tall;
      }
      for (const { a, b } of this.links.values()) {
        const dx = b.x - a.x, dy = b.y - a.y, far = Math.hypot(dx, dy) || 1;
        const least = Math.min(a.links.size, b.links.size), most = Math.max(a.links.size, b.links.size);
        const wanted = LENGTH + 9 * Math.min(36, most); // around a hub there is room for all
        const pull = (far - wanted) / far * this.heat * 0.5 / Math.max(1, least);
        const share = a.links.size / (a.links.size + b.links.size); // the one with fewer links moves more
        a.vx += dx * pull * (1 - share); a.vy += dy * pull * (1 - share);
        b.vx -= dx * pull * share; b.vy -= dy * pull * share;
      }
      for (const node of all) {
        if (node !== this.held) { node.x += node.vx * 0.6; node.y += node.vy * 0.6; }
        node.vx *= 0.55; node.vy *= 0.55;
      }
      this.heat *= 0.985;
    }

    #paint() {
      for (const { a, b, line } of this.links.values()) {
        const beside = this.picked && (a === this.picked || b === this.picked);
        line.setAttribute("x1", a.x); line.setAttribute("y1", a.y);
        line.setAttribute("x2", b.x); line.setAttribute("y2", b.y);
        line.setAttribute("class", beside ? "beside" : this.picked ? "dim" : "");
      }
      if (!this.waiting) this.#place();
      for (const node of this.nodes.values()) node.g.setAttribute("transform", `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`);
      this.words.textContent = "";
      for (const link of this.picked?.links ?? []) {
        const word = made("text", { x: (link.a.x + link.b.x) / 2, y: (link.a.y + link.b.y) / 2 - 4, "text-anchor": "middle" }, this.words);
        word.textContent = link.names.map((n) => n.name).join(", ");
      }
    }

    #place() {
      const { width, height } = this.box.getBoundingClientRect();
      const { x, y, k } = this.view;
      this.world.setAttribute("transform", `translate(${width / 2 + x} ${height / 2 + y}) scale(${k})`);
      this.svg.style.setProperty("--letter", `${(12.5 / k).toFixed(2)}px`); // names are as large however near one is
      if (!this.waiting) this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.#names(); });
    }

    // Of names that would lie on each other the one of the thing with more links is shown.
    #names() {
      const { k } = this.view, taken = [];
      const first = (node) => (node === this.picked ? Infinity : node.thing.degree ?? node.links.size);
      for (const node of [...this.nodes.values()].sort((a, b) => first(b) - first(a))) {
        const { wide, high } = node.name, left = node.x * k - wide / 2, top = (node.y + node.r) * k + 2;
        const box = [left, top, left + wide, top + high];
        const free = taken.every((t) => box[2] < t[0] || t[2] < box[0] || box[3] < t[1] || t[3] < box[1]);
        node.g.classList.toggle("quiet", !free);
        if (free) taken.push(box);
      }
    }

    #buttons() {
      const bar = document.createElement("div");
      bar.className = "zoom";
      for (const [sign, name, act] of [["+", "Closer", () => this.zoom(1.3)], ["−", "Farther", () => this.zoom(1 / 1.3)], ["⤢", "Show all", () => this.fit()]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = sign;
        button.setAttribute("aria-label", name);
        button.addEventListener("click", () => { this.fitting = false; act(); });
        bar.append(button);
      }
      this.box.append(bar);
    }

    // Dragging a node or the ground, two fingers, the wheel, a click.
    #pointer() {
      const down = new Map();
      let moved = 0, spread = 0;
      const at = (event) => {
        const { left, top, width, height } = this.box.getBoundingClientRect();
        return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
      };
      const over = (event) => [...this.nodes.values()].find((n) => n.g.contains(event.target)) ?? null;
      this.svg.addEventListener("pointerdown", (event) => {
        this.fitting = false;
        down.set(event.pointerId, at(event));
        moved = 0;
        if (down.size === 1) this.held = over(event);
        this.svg.setPointerCapture(event.pointerId);
      });
      this.svg.addEventListener("pointermove", (event) => {
        const before = down.get(event.pointerId);
        if (!before) return;
        const now = at(event);
        down.set(event.pointerId, now);
        moved += Math.hypot(now.x - before.x, now.y - before.y);
        if (down.size === 2) {
          const [p, q] = [...down.values()], wide = Math.hypot(p.x - q.x, p.y - q.y);
          if (spread) this.zoom(wide / spread, (p.x + q.x) / 2, (p.y + q.y) / 2);
          spread = wide;
        } else if (this.held && moved > 3) {
          this.held.x += (now.x - before.x) / this.view.k;
          this.held.y += (now.y - before.y) / this.view.k;
          this.#paint();
        } else if (!this.held) {
          this.view.x += now.x - before.x;
          this.view.y += now.y - before.y;
          this.#place();
        }
      });
      const up = (event) => {
        if (!down.delete(event.pointerId)) return;
        spread = 0;
        if (moved <= 3 && event.type === "pointerup" && !down.size) this.pick(this.held);
        this.held = null;
      };
      this.svg.addEventListener("dblclick", () => { if (this.picked) this.opened(this.picked); });
      this.svg.addEventListener("pointerup", up);
      this.svg.addEventListener("pointercancel", up);
      this.svg.addEventListener("wheel", (event) => {
        event.preventDefault();
        this.fitting = false;
        const { x, y } = at(event);
        this.zoom(Math.exp(-event.deltaY * 0.0016), x, y);
      }, { passive: false });
    }
  }

  globalThis.kgNet = { Net, MOST };
})();
