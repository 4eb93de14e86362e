(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const form = at("/filter"), by = at("/by"), stance = at("/stance"), count = at("/count");
  const items = [...document.querySelectorAll("[data-said]")];
  const groups = [...document.querySelectorAll(".group")];
  const facts = [...document.querySelectorAll(".fact")];
  const columns = [];
  for (const row of document.querySelectorAll(".matrix tr:not(.block)")) {
    for (const cell of row.cells) if (cell.cellIndex) (columns[cell.cellIndex - 1] ??= []).push(cell);
  }
  const seen = (element) => element.querySelector("[data-said]:not([hidden])") !== null;

  const matches = (said) => said.split(" ").some((saying) => {
    const [party, word] = saying.split(":");
    return (!by.value || party === by.value) && (!stance.value || word === stance.value);
  });

  function filter() {
    const all = !by.value && !stance.value;
    for (const item of items) item.hidden = !all && !matches(item.dataset.said);
    for (const group of groups) group.hidden = !all && !seen(group);
    for (const cells of columns) {
      const empty = !all && !cells.some((cell) => !cell.parentElement.hidden && seen(cell));
      for (const cell of cells) cell.hidden = empty;
    }
    const shown = facts.filter((fact) => !fact.hidden).length;
    count.textContent = all ? "" : `${shown} of ${facts.length} facts`;
  }

  function remember() {
    const address = new URL(location.href);
    for (const [name, control] of [["by", by], ["stance", stance]]) {
      if (control.value) address.searchParams.set(name, control.value);
      else address.searchParams.delete(name);
    }
    try { history.replaceState(null, "", address); } catch { /* from disk, some browsers refuse */ }
  }

  const decoded = (text) => {
    try { return decodeURIComponent(text); } catch { return text; }
  };

  // Who follows a link to something that the filter hides wants to see it.
  function arrive() {
    const target = at(decoded(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    form.reset();
    filter();
    remember();
    target.scrollIntoView();
  }

  // The arrow keys go from sign to sign in the matrix.
  function walk(event) {
    const here = event.target.closest(".cell");
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!here || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...document.querySelectorAll(".matrix tr:not(.block)")]
      .filter((row) => !row.hidden && !row.parentElement.hidden)
      .map((row) => [...row.querySelectorAll(".cell:not([hidden])")])
      .filter((cells) => cells.length);
    const row = rows.findIndex((cells) => cells.includes(here));
    const next = step[0] ? rows[row + step[0]] : rows[row];
    if (!next) return;
    const column = (cell) => cell.parentElement.cellIndex;
    const to = step[0]
      ? next.reduce((best, cell) => Math.abs(column(cell) - column(here)) < Math.abs(column(best) - column(here)) ? cell : best)
      : next[next.indexOf(here) + step[1]];
    if (to) { to.focus(); event.preventDefault(); }
  }

  const asked = new URLSearchParams(location.search);
  for (const [name, control] of [["by", by], ["stance", stance]]) {
    const value = asked.get(name);
    if ([...control.options].some((option) => option.value === value)) control.value = value;
  }
  form.hidden = false;
  form.addEventListener("change", () => { filter(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => { // the same address again is no change
    if (event.target.closest("a")?.href === location.href) arrive();
  });
  document.querySelector(".matrix")?.addEventListener("keydown", walk);
  filter();
  arrive();
})();
