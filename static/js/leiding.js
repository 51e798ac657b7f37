/* The leader's pages: a button that copies a text, and a count of what is ticked. Without JavaScript the text can be
   selected by hand, and the ticks speak for themselves. */
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

for (const teller of document.querySelectorAll("[data-teller]")) {
  const vakjes = [...document.querySelectorAll(`[name="${teller.dataset.teller}"]`)];
  const tel = () => {
    const aantal = vakjes.filter((vakje) => vakje.checked).length;
    const { geen, een, meer } = teller.dataset;
    teller.textContent = aantal === 0 ? geen : aantal === 1 ? een : meer.replace("#", aantal);
  };
  teller.hidden = false;
  teller.closest("form").addEventListener("change", tel);
  tel();
}
