(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const form = at("/search"), field = at("/q"), count = at("/count"), none = at("/none");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = [...document.querySelectorAll(".entries > li")].map((item) => ({ item, text: plain(item.textContent) }));

  function search() {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { item, text } of entries) {
      const fits = wanted.every((word) => text.includes(word));
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = wanted.length ? `${shown} of ${entries.length} articles` : "";
    none.hidden = shown > 0;
    const address = new URL(location.href);
    if (field.value) address.searchParams.set("q", field.value);
    else address.searchParams.delete("q");
    try { history.replaceState(null, "", address); } catch { /* from disk, some browsers refuse */ }
  }

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
  at("/all").addEventListener("click", () => { field.value = ""; search(); field.focus(); });
  search();
})();
