"use strict";
// What makes the pages better where JavaScript runs: the colours chosen are kept, "/" goes to the search.
(() => {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const key = "kg-theme";
  const stored = (() => { try { return localStorage.getItem(key); } catch { return null; } })();
  if (stored === "light" || stored === "dark") root.dataset.theme = stored;
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem(key, root.dataset.theme); } catch { /* a browser that keeps nothing forgets it */ }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    document.getElementById("find").focus();
  });
  const question = document.getElementById("question");
  if (question) question.addEventListener("change", () => question.form.requestSubmit());
})();
