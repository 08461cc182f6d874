// Small things that every part uses. Text reaches the page through textContent only.
const $ = (id) => document.getElementById(id);

function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || (value === false && !name.startsWith("aria-"))) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

function s(tag, props, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (name === "text") node.textContent = value;
    else if (value !== undefined && value !== null) node.setAttribute(name, String(value));
  }
  node.append(...children.flat(Infinity));
  return node;
}

function icon(name) {
  return s("svg", { class: "icon", "aria-hidden": "true" }, s("use", { href: `#i-${name}` }));
}

// Names are compared without accents, case and signs, so that "michele" finds Michèle.
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/ł/g, "l").replace(/ø/g, "o")
    .replace(/đ/g, "d").replace(/ß/g, "ss").replace(/æ/g, "ae").replace(/œ/g, "oe").replace(/ı/g, "i")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

// 48211 → "48,211"; the browser's own way loads a table of languages first, which takes as long as drawing a small map.
const thousands = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

function plural(count, one, many) {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

// "2021-06-25" → "25 June 2021"; "2021-06" → "June 2021"; anything else as it is.
function day(text) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text || "");
  if (!found) return text || "";
  const month = found[2] ? `${MONTHS[found[2] - 1] || found[2]} ` : "";
  return `${found[3] ? `${Number(found[3])} ` : ""}${month}${found[1]}`;
}

let announced = 0;

function announce(text) {
  const mine = ++announced;
  $("live").textContent = "";
  requestAnimationFrame(() => { if (mine === announced) $("live").textContent = text; });
}

const listeners = {};
const on = (name, listener) => (listeners[name] ||= []).push(listener);
const emit = (name, detail) => (listeners[name] || []).forEach((listener) => listener(detail));

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const narrow = () => innerWidth <= 900;

// Writing direction by the first letter that has one.
const rightToLeft = (text) => /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text);
