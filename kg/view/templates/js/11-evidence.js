// A fact and the sentences that say it, with subject, trigger and object marked in them.
const MARKS = ["s", "t", "o"];
const MARK_NAMES = { s: "subject", t: "wording", o: "object" };

function marked(text, marks) {
  const spans = MARKS.map((name, n) => ({ name, from: marks[n * 2] ?? -1, to: marks[n * 2 + 1] ?? -1 })).filter((m) => m.from >= 0 && m.to > m.from);
  const cuts = [...new Set([0, text.length, ...spans.flatMap((m) => [m.from, m.to])])].filter((c) => c <= text.length).sort((a, b) => a - b);
  const pieces = [];
  for (let n = 0; n + 1 < cuts.length; n += 1) {
    const [from, to] = [cuts[n], cuts[n + 1]];
    // Where two marks cover the same words, the narrower one names them.
    const over = spans.filter((m) => m.from <= from && m.to >= to).sort((a, b) => a.to - a.from - (b.to - b.from))[0];
    pieces.push(over ? h("mark", { class: over.name, title: MARK_NAMES[over.name], text: text.slice(from, to) }) : text.slice(from, to));
  }
  return pieces;
}

// Offsets count code points; JavaScript's strings count UTF-16 units.
function unitMarks(text, marks) {
  if (!/[\ud800-\udbff]/.test(text)) return marks;
  const starts = [0];
  for (const character of text) starts.push(starts.at(-1) + character.length);
  return marks.map((place) => (place < 0 ? place : starts[Math.min(place, starts.length - 1)]));
}

function quote(sentence, marks, { bare = false } = {}) {
  const { document } = sentence;
  const where = document.file ? `${document.file}${sentence.line ? `:${sentence.line}` : `, characters ${thousands(sentence.begin)}–${thousands(sentence.end)}`}` : "";
  return h("figure", { class: bare ? "quote bare" : "quote" },
    h("blockquote", { dir: "auto" }, marked(sentence.text, unitMarks(sentence.text, marks))),
    h("figcaption", {},
      h("button", { type: "button", class: "link", text: document.title, dir: "auto", onclick: () => look({ document }) }),
      document.date ? `, ${day(document.date)}`.replace(document.title.includes(day(document.date)) ? `, ${day(document.date)}` : "", "") : "",
      where ? h("span", { class: "where", text: ` · ${where}` }) : ""));
}

function thingLink(thing, className = "other link") {
  return h("button", { type: "button", class: className, text: thing.label, dir: "auto", onclick: () => look({ thing }) });
}

// When a fact holds, in words: "since 3 May 2020", "as of 25 June 2021".
function whenOf(fact) {
  if (fact.begins && fact.ends) return `${day(fact.begins)} to ${day(fact.ends)}`;
  if (fact.begins) return `since ${day(fact.begins)}`;
  if (fact.ends) return `until ${day(fact.ends)}`;
  if (fact.asOf.length) return `as of ${listed([...new Set([fact.asOf[0], fact.asOf.at(-1)])].map(day))}`;
  return "";
}

function tagsOf(fact) {
  const tags = [];
  if (fact.modality) tags.push([fact.modality, fact.by ? `${fact.modality} by ${fact.by.label}` : fact.modality]);
  if (fact.status && fact.status !== "current") tags.push([fact.status, fact.status]);
  return tags.map(([name, text]) => h("span", { class: `tag ${name}`, text }));
}

function notesOf(fact) {
  const notes = [];
  if (fact.post && fact.predicate.name === "holdsPost" && fact.post !== fact.label && !fact.post.includes(fact.object?.label || "\n")) notes.push(fact.post);
  const when = whenOf(fact);
  if (when) notes.push(when);
  if (fact.via) notes.push(`in ${fact.via.label}`);
  if (fact.confidence !== null && fact.confidence < 0.8) notes.push(`confidence ${fact.confidence}`);
  return notes.join(" · ");
}

// A value in words: a date, a time with its zone, yes or no.
function VALUE(fact) {
  const value = fact.value || "";
  if (/^\d{4}(-\d\d){0,2}$/.test(value)) return day(value);
  const time = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(value);
  if (time) return `${day(time[1])}, ${time[2]}${time[3] ? ` (UTC${time[3] === "Z" ? "" : time[3].replace("-", "−").replace(/:00$/, "").replace(/0(\d)/, "$1")})` : ""}`;
  return { true: "yes", false: "no" }[value] || value;
}

// A fact as a line of the panel of `from`; opened, it shows its sentences. `from` null: both ends are named.
function factRow(fact, from, { open = false } = {}) {
  const forth = fact.subject === from;
  const end = from ? (forth ? fact.object : fact.subject) : null;
  const tags = tagsOf(fact);
  const notes = notesOf(fact);
  const words = from
    ? [h("span", { class: "verb", text: forth ? `${fact.label} ` : `${inverse(fact)} ` }), end ? thingLink(end) : h("span", { class: "other", text: VALUE(fact), dir: "auto" })]
    : [fact.subject ? thingLink(fact.subject) : "", h("span", { class: "verb", text: ` ${fact.label} ` }), fact.object ? thingLink(fact.object) : h("span", { class: "other", text: VALUE(fact), dir: "auto" })];
  const count = fact.witnesses.length;
  const mark = end ? glyph(end.kind, colourOf(end)) : from ? h("span") : glyph((fact.object || fact.subject).kind);
  const said = [h("span", { class: "says" }, words), tags.length ? [" ", tags] : "", glimpse(fact)];
  const body = () => [
    ...fact.witnesses.map((w) => quote(w.sentence, w.marks)),
    fact.authorities.length ? h("p", { class: "source", text: `${count ? "Also from" : "From"} ${listed(fact.authorities)}${count ? "." : ", not from the documents."}` }) : "",
  ];
  return opening({ mark, said, notes, count, body, open, evidence: true });
}

// A row that opens on what stands behind it.
function opening({ mark, said, notes = "", count, body, open = false, evidence = false }) {
  const inside = h("div", { class: "inside", hidden: true });
  const button = h("button", { type: "button", class: "times", "aria-expanded": false, text: count ? plural(count, "sentence", "sentences") : "authority file" });
  const row = h("div", { class: "fact" }, h("div", { class: "head" }, mark, h("div", {}, said, h("p", { class: "notes", dir: "auto" }, notes ? `${notes} · ` : "", button))), inside);
  const turn = (is) => {
    if (is && !inside.childNodes.length) inside.append(...body().filter(Boolean));
    inside.hidden = !is;
    row.classList.toggle("open", is);
    button.setAttribute("aria-expanded", String(is));
  };
  // The whole row is a target for the pointer; by keyboard the button is.
  row.firstChild.addEventListener("click", (event) => { if (event.target === button || !event.target.closest("button")) turn(inside.hidden); });
  if (open) turn(true);
  // On paper nothing can be opened: evidence is opened before.
  if (evidence) row.evidence = turn;
  return row;
}

// The sentence that says a fact in two lines, from shortly before what it says.
function glimpse(fact) {
  const [witness] = fact.witnesses;
  if (!witness) return "";
  const { text } = witness.sentence;
  const marks = unitMarks(text, witness.marks);
  const first = Math.min(...marks.filter((place) => place >= 0), text.length);
  const from = first < text.length && first > 60 ? text.lastIndexOf(" ", first - 30) + 1 : 0;
  return h("span", { class: "glimpse", dir: "auto", "aria-hidden": "true" }, from ? "… " : "", marked(text.slice(from), marks.map((place) => (place < 0 ? place : place - from))));
}

// The property read from its object: "organized by" seen from the organiser.
const INVERSES = {
  organizedBy: "organized", supportedBy: "supports", implementedBy: "implements", partOf: "has part", adoptedBy: "adopted", cites: "cited by", spokeAt: "speaker", moderated: "moderator",
  chaired: "chair", opened: "opened by", closed: "closed by", attended: "attended by", memberOf: "member", represents: "represented by", deliveredBy: "delivered", issuedBy: "issued",
  reportsOn: "reported on in", concerns: "subject of", extendsMandateOf: "mandate extended by", recalls: "recalled by", heldAt: "venue of", appointed: "appointed by", succeeded: "succeeded by",
  votedFor: "for", votedAgainst: "against", abstainedOn: "abstained", adoptedAs: "draft", establishes: "established by",
  metWith: "met with", partner: "partner of", mentions: "mentioned in",
};

function inverse(fact) {
  if (fact.via && fact.predicate.name === "concerns") return "spoken of by";
  if (fact.predicate.name === "holdsPost") return `${fact.label}:`;
  return INVERSES[fact.predicate.name] || `← ${fact.label}`;
}
