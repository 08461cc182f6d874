// What is seen, as files: PNG, SVG, GraphML, GEXF; the facts looked at as CSV and Turtle.
function download(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  announce(`${name} saved.`);
}

// The map as the window shows it, on one canvas.
function picture() {
  const layers = stage.camera.picture();
  const copy = h("canvas", { width: layers[0].width, height: layers[0].height });
  const ctx = copy.getContext("2d");
  ctx.fillStyle = cssColour("--paper");
  ctx.fillRect(0, 0, copy.width, copy.height);
  for (const layer of layers) ctx.drawImage(layer, 0, 0);
  return copy;
}

const savePng = () => picture().toBlob((blob) => download("network.png", "image/png", blob));

// XML allows no control characters but tab and line ends.
const xmlSafe = (text) => String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");

function serialized(root) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

// All that is shown, as a drawing with labels as text, so that it can be edited.
function svgOfView(scale = stage.camera.scale()) {
  const box = extent(shown.things, scale);
  const [width, height] = [(box[2] - box[0] + 40) * scale, (box[3] - box[1] + 40) * scale];
  const at = (x, y) => [((x - box[0] + 20) * scale).toFixed(1), ((y - box[1] + 20) * scale).toFixed(1)];
  const lines = s("g", { fill: "none" });
  const heads = s("g", {});
  for (const edge of shown.edges) {
    const line = bend(edge, scale);
    if (!line) continue;
    const style = edgeStyle(edge);
    const colour = cssColour(style.colour);
    lines.append(s("path", { d: `M${at(line.x0, line.y0)}Q${at(line.cx, line.cy)} ${at(line.x1, line.y1)}`, stroke: colour, "stroke-width": style.width.toFixed(2), "stroke-dasharray": style.dash || null, opacity: style.alpha === 1 ? null : style.alpha }, s("title", { text: xmlSafe(`${edge.from.label} — ${edgeWords(edge)} — ${edge.to.label}`) })));
    const { forth, back } = directions(edge);
    for (const [is, x, y, ux, uy] of [[forth, line.x1, line.y1, line.ux, line.uy], [back, line.x0, line.y0, line.vx, line.vy]]) {
      if (!is) continue;
      const long = (5.2 + style.width * 1.1) / scale;
      const [a, b] = [[x - ux * long - uy * long * 0.42, y - uy * long + ux * long * 0.42], [x - ux * long + uy * long * 0.42, y - uy * long - ux * long * 0.42]];
      heads.append(s("path", { d: `M${at(x, y)}L${at(...a)} ${at(...b)}Z`, fill: colour, opacity: style.alpha === 1 ? null : style.alpha }));
    }
  }
  const nodes = s("g", {});
  for (const thing of shown.things) {
    const r = nodeSize(thing, scale) * scale;
    nodes.append(s("path", { d: shapePath(thing.kind.shape), transform: `translate(${at(thing.x, thing.y)}) scale(${r.toFixed(2)})`, fill: colourOf(thing), "fill-rule": "evenodd", stroke: cssColour("--paper"), "stroke-width": (2 / r).toFixed(3), opacity: isLit(thing) ? null : 0.22 }, s("title", { text: xmlSafe(`${thing.label} (${thing.kind.label})`) })));
  }
  const texts = s("g", { "font-family": labels.font, fill: cssColour("--ink"), stroke: cssColour("--halo"), "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" });
  for (const place of placeLabels(scale, urgentNames())) {
    const x = place.align === "center" ? (place.x0 + place.x1) / 2 : place.align === "left" ? place.x0 : place.x1;
    const anchor = { center: "middle", left: "start", right: "end" }[place.align];
    place.texts.forEach((line, row) => {
      const [tx, ty] = at(x / scale, (place.y0 + place.line * row + place.size * 0.92) / scale);
      texts.append(s("text", { x: tx, y: ty, "text-anchor": anchor, "font-size": place.size.toFixed(2), "font-weight": place.weight, direction: rightToLeft(line) ? "rtl" : null, text: xmlSafe(line) }));
    });
  }
  for (const { text, x, y, size, colour } of edgeLabels(scale)) {
    const [tx, ty] = at(x, y);
    texts.append(s("text", { x: tx, y: ty, "text-anchor": "middle", "font-size": size.toFixed(2), "font-weight": 500, fill: cssColour(colour), direction: rightToLeft(text) ? "rtl" : null, text: xmlSafe(text) }));
  }
  const outlined = s("g", { opacity: Math.min(cssColour("--hull") * 1.5, 1) }, hulls().map(([group, points]) => s("path", { d: `M${points.map((point) => at(...point)).join("L")}Z`, fill: groupColour(group), stroke: groupColour(group) })));
  return s("svg", { xmlns: SVG, width: width.toFixed(0), height: height.toFixed(0), viewBox: `0 0 ${width.toFixed(1)} ${height.toFixed(1)}` },
    s("title", { text: xmlSafe(G.title) }), s("rect", { width: "100%", height: "100%", fill: cssColour("--paper") }), outlined, lines, heads, nodes, texts);
}

const saveSvg = () => download("network.svg", "image/svg+xml", serialized(svgOfView()));

function xml(namespace, tag, props, ...children) {
  const node = document.implementation.createDocument(namespace, tag, null).documentElement;
  const fill = (at, attributes, list) => {
    for (const [name, value] of Object.entries(attributes || {})) if (value !== null && value !== undefined) at.setAttribute(name, xmlSafe(value));
    for (const child of list) {
      if (typeof child === "string") { at.append(xmlSafe(child)); continue; }
      const [name, more, ...rest] = child;
      const made = document.createElementNS(namespace, name);
      fill(made, more, rest);
      at.append(made);
    }
    return at;
  };
  return fill(node, props, children);
}

function shownFacts() {
  return shown.edges.flatMap((edge) => edge.shown.map((fact) => ({ fact, edge })));
}

function graphmlOfView() {
  const keys = [["kind", "node"], ["label", "node"], ["x", "node", "double"], ["y", "node", "double"], ["documents", "node", "int"], ["predicate", "edge"], ["words", "edge"], ["sentences", "edge", "int"]];
  const data = (values) => Object.entries(values).map(([key, value]) => ["data", { key }, String(value)]);
  return serialized(xml("http://graphml.graphdrawing.org/xmlns", "graphml", {},
    ...keys.map(([id, domain, type]) => ["key", { id, for: domain, "attr.name": id, "attr.type": type || "string" }]),
    ["graph", { edgedefault: "directed" },
      ...[...shown.things].map((thing) => ["node", { id: thing.id }, ...data({ kind: thing.kind.name, label: thing.label, x: thing.x, y: thing.y, documents: thing.documents.size })]),
      ...shownFacts().map(({ fact }, n) => ["edge", { id: `e${n}`, source: fact.subject.id, target: fact.object.id }, ...data({ predicate: fact.predicate.name, words: fact.label, sentences: fact.witnesses.length })])]));
}

function gexfOfView() {
  return serialized(xml("http://gexf.net/1.3", "gexf", { version: "1.3" },
    ["graph", { defaultedgetype: "directed" },
      ["attributes", { class: "node" }, ["attribute", { id: "kind", title: "kind", type: "string" }], ["attribute", { id: "documents", title: "documents", type: "integer" }]],
      ["attributes", { class: "edge" }, ["attribute", { id: "predicate", title: "predicate", type: "string" }]],
      ["nodes", {}, ...[...shown.things].map((thing) => ["node", { id: thing.id, label: thing.label }, ["attvalues", {}, ["attvalue", { for: "kind", value: thing.kind.name }], ["attvalue", { for: "documents", value: thing.documents.size }]]])],
      ["edges", {}, ...shownFacts().map(({ fact }, n) => ["edge", { id: n, source: fact.subject.id, target: fact.object.id, label: fact.label, weight: Math.max(fact.witnesses.length, 1) }, ["attvalues", {}, ["attvalue", { for: "predicate", value: fact.predicate.name }]]])]]));
}

// The facts of what is looked at, or else all that are shown.
function lookedFacts() {
  const at = looking.at;
  if (at?.thing) return at.thing.facts.filter((f) => factShown(f) && !f.mention && !hiddenVia(f));
  if (at?.edge) return at.edge.facts.filter(factShown);
  if (at?.document) return G.facts.filter((f) => !f.via && !f.mention && f.documents.has(at.document) && factShown(f));
  if (at?.route) return (routes(at.route.from, at.route.to)[at.route.at || 0] || []).flatMap((step) => step.edge.shown);
  return shownFacts().map(({ fact }) => fact);
}

// A cell that a spreadsheet could take for a formula gets an apostrophe (OWASP, CSV injection).
function cell(value) {
  const text = String(value ?? "").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

function csvOfFacts() {
  const rows = [["subject", "fact", "object", "status", "modality", "begins", "ends", "document", "date", "file", "begin", "end", "line", "sentence"]];
  for (const fact of lookedFacts()) {
    const told = [fact.subject?.label, fact.label, fact.object?.label || fact.value, fact.status, fact.modality, fact.begins, fact.ends];
    if (!fact.witnesses.length) rows.push([...told, listed(fact.authorities)]);
    for (const { sentence } of fact.witnesses) rows.push([...told, sentence.document.title, sentence.document.date, sentence.document.file, sentence.begin, sentence.end, sentence.line || "", sentence.text]);
  }
  return `${rows.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

function turtleOfFacts() {
  const iri = (id) => `<${(/^[a-z][a-z0-9+.-]*:/i.test(id) ? id : G.base + id).replace(/[\u0000-\u0020<>"{}|^`\\]/g, (c) => encodeURIComponent(c))}>`;
  const text = (value) => `"${value.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`;
  const prefixes = { kg: G.ontology, rdfs: "http://www.w3.org/2000/01/rdf-schema#", xsd: "http://www.w3.org/2001/XMLSchema#" };
  const out = [...Object.entries(prefixes).map(([name, at]) => `@prefix ${name}: <${at}> .`), ""];
  const facts = lookedFacts().filter((f) => f.subject && !f.modality && !f.via && !f.mention);
  const things = new Set(facts.flatMap((f) => [f.subject, f.object]).filter(Boolean));
  for (const thing of things) out.push(`${iri(thing.id)} a kg:${thing.kind.name} ; rdfs:label ${text(thing.label)}@en .`);
  // Posts and ranks are not drawn: their names stand in the facts.
  const held = new Map(facts.filter((f) => f.held).map((f) => [f.held, f]));
  for (const [id, f] of held) out.push(`${iri(id)} ${f.predicate.name === "holdsPost" ? "a kg:Post ; " : ""}rdfs:label ${text(f.post || f.value || f.label)}@en .`);
  out.push("");
  const told = (f) => (f.held ? iri(f.held) : f.object ? iri(f.object.id) : `${text(f.value || "")}${f.datatype ? `^^xsd:${f.datatype}` : ""}`);
  for (const f of facts) {
    out.push(`${iri(f.subject.id)} kg:${f.predicate.name} ${told(f)} .`);
    for (const { sentence } of f.witnesses) out.push(`# ${sentence.document.file || sentence.document.title}, ${sentence.begin}–${sentence.end}: ${sentence.text.replace(/\s+/g, " ")}`);
  }
  return `${out.join("\n")}\n`;
}
