// The time slider: months from the first to the last date of documents and events, with two ends.
const time = { months: [], counts: [] };

function readMonths() {
  const dates = [...G.documents.map((d) => d.date).filter(Boolean), ...G.things.filter((t) => t.kind.name === "Event").flatMap((t) => t.dates)].map((d) => d.slice(0, 7)).filter((d) => /^\d{4}-\d\d$/.test(d)).sort();
  if (dates.length < 2 || dates[0] === dates.at(-1)) return;
  let [year, month] = dates[0].split("-").map(Number);
  while (time.months.length < 2400) {
    const name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    time.months.push(name);
    if (name >= dates.at(-1)) break;
    month += 1;
    if (month > 12) { month = 1; year += 1; }
  }
  time.counts = time.months.map((name) => dates.filter((d) => d === name).length);
}

function timeSection() {
  readMonths();
  if (!time.months.length) return "";
  const last = time.months.length - 1;
  const end = (id, label, value) => h("input", { type: "range", id, min: "0", max: String(last), value: String(value), "aria-label": label, oninput: slid, onchange: () => announce(`${spanOfTime()}. ${summary()}`) });
  return h("details", { open: true, id: "time" }, h("summary", { text: "Time" }), h("div", { class: "slider" },
    h("div", { class: "bars", "aria-hidden": "true", id: "bars" }, barsOf()),
    h("div", { class: "ranges" }, end("time-from", "From", 0), end("time-to", "To", last)),
    h("output", { id: "time-told" }, h("span"), h("span"))));
}

// At most 48 bars; each stands for as many months as that takes.
function barsOf() {
  const each = Math.ceil(time.months.length / 48);
  const bars = [];
  for (let at = 0; at < time.months.length; at += each) bars.push(time.counts.slice(at, at + each).reduce((a, b) => a + b, 0));
  const most = Math.max(...bars, 1);
  return bars.map((count, n) => {
    const bar = h("i", { "data-from": n * each, "data-to": n * each + each - 1 });
    bar.style.height = `${Math.round((count / most) * 100)}%`;
    return bar;
  });
}

function slid(event) {
  let [from, to] = [Number($("time-from").value), Number($("time-to").value)];
  if (from > to) {
    if (event.target.id === "time-from") from = to; else to = from;
    event.target.value = String(event.target.id === "time-from" ? from : to);
  }
  change({ from: from > 0 ? time.months[from] : null, to: to < time.months.length - 1 ? time.months[to] : null }, "slider");
  tellTime();
}

const spanOfTime = () => `${day(state.from || time.months[0])} to ${day(state.to || time.months.at(-1))}`;

function tellTime() {
  if (!time.months.length) return;
  const [from, to] = [state.from ? time.months.indexOf(state.from) : 0, state.to ? time.months.indexOf(state.to) : time.months.length - 1];
  $("time-from").value = String(from);
  $("time-to").value = String(to);
  $("time-from").setAttribute("aria-valuetext", day(time.months[from]));
  $("time-to").setAttribute("aria-valuetext", day(time.months[to]));
  const [left, right] = $("time-told").children;
  const short = (name) => day(name).replace(/^(\p{L}{3})\p{L}*/u, "$1");
  left.textContent = short(time.months[from]);
  right.textContent = short(time.months[to]);
  for (const bar of $("bars").children) bar.classList.toggle("in", Number(bar.dataset.to) >= from && Number(bar.dataset.from) <= to);
}

on("filter", tellTime);
