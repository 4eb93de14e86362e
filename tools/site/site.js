// Searches the entries of a page as one types. Without script the index alone leads to them.
(() => {
  const box = document.querySelector(".search");
  const input = box.querySelector("input");
  const told = box.querySelector("output");
  const entries = [...document.querySelectorAll("[data-entry]")].map((element) => ({
    element,
    link: document.querySelector(`[data-for="${CSS.escape(element.id)}"]`),
    text: `${element.id} ${element.textContent}`.toLowerCase(),
  }));
  const asides = document.querySelectorAll("[data-aside]");
  const groups = [...document.querySelectorAll("[data-group]")];

  function search() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { element, link, text } of entries) {
      const found = words.every((word) => text.includes(word));
      element.hidden = link.hidden = !found;
      count += found;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-entry]:not([hidden]), [data-for]:not([hidden])");
    }
    for (const aside of asides) aside.hidden = words.length > 0;
    told.textContent = words.length ? `${count} of ${entries.length} ${input.dataset.what}` : "";
  }

  // The entry whose name begins with what is asked for, or else the first that is found.
  function best() {
    const name = input.value.trim().toLowerCase().replace(/^nf(sh)?:/, "");
    const found = entries.filter(({ element }) => !element.hidden);
    return (found.find(({ element }) => element.id.toLowerCase().startsWith(name)) ?? found[0])?.link;
  }

  // A link to an entry that the search hides ends the search.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    input.value = "";
    search();
    target.scrollIntoView();
  }

  box.hidden = false;
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") best()?.querySelector("a").click();
  });
  addEventListener("hashchange", reveal);
  search();
})();
