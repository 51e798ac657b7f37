/* The leader's pages: a button that copies a text. Without JavaScript the text can be selected by hand. */
"use strict";

for (const knop of document.querySelectorAll("[data-kopieer]")) {
  knop.hidden = false;
  const naam = knop.textContent;
  knop.addEventListener("click", async () => {
    const veld = document.getElementById(knop.dataset.kopieer);
    try {
      await navigator.clipboard.writeText(veld.value);
    } catch {
      veld.select();
      if (!document.execCommand("copy")) return;
    }
    knop.textContent = knop.dataset.gelukt;
    setTimeout(() => { knop.textContent = naam; }, 2500);
  });
}
