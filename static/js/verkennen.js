/* Draws the chosen figure with Plotly in the place of the picture, and shows another choice without a new page.
   Without this script the form asks for a page with the picture and the same table. */
(() => {
  "use strict";
  const formulier = document.getElementById("verkennen-keuze");
  const verkend = document.getElementById("verkend");
  const melding = document.getElementById("verkennen-melding");
  const SMAL = 480;
  let laatste = 0;

  async function teken() {
    const gegevens = document.getElementById("figuur-gegevens");
    if (!gegevens || !window.Plotly) return;
    const plek = document.getElementById("figuur");
    const { data, layout, config, smal } = JSON.parse(gegevens.textContent);
    plek.hidden = false;
    await window.Plotly.newPlot(plek, data, layout, config);
    if (smal && plek.clientWidth < SMAL) await window.Plotly.relayout(plek, smal);
    document.getElementById("plaatje").hidden = true;
  }

  function ruim() {
    const plek = document.getElementById("figuur");
    if (plek && window.Plotly) window.Plotly.purge(plek);
  }

  async function toon() {
    const nummer = ++laatste;
    const adres = `?${new URLSearchParams(new FormData(formulier))}`;
    try {
      const antwoord = await fetch(adres, { credentials: "same-origin" });
      const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
      const nieuw = pagina.getElementById("verkend");
      if (nummer !== laatste) return;
      if (!antwoord.ok || !nieuw) throw new Error(antwoord.statusText);
      ruim();
      verkend.replaceChildren(...nieuw.childNodes);
      // What can lie beside it depends on what is shown.
      for (const id of ["keuze-naast", "keuze-hulp"])
        document.getElementById(id).replaceChildren(...pagina.getElementById(id).childNodes);
      window.history.replaceState(null, "", adres);
      melding.textContent = document.getElementById("kop-verkend").textContent;
      await teken();
    } catch {
      if (nummer === laatste) formulier.submit();
    }
  }

  formulier.addEventListener("change", toon);
  formulier.addEventListener("submit", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    toon();
  });
  formulier.querySelector("button").hidden = true;
  teken();
})();
