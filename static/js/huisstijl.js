/* The house style: shows a colour on the cover before it is kept, and says how well it shows on white. Without this file
   the page shows what was kept. */
"use strict";

const formulier = document.querySelector("form[enctype]");
const { keuze, kiezer, code } = formulier.elements;
const CODE = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i;

/* '#rrggbb', or nothing for what is no colour. */
function lees(tekst) {
  const cijfers = CODE.exec(tekst.trim())?.[1] ?? "";
  return cijfers && `#${cijfers.length === 3 ? cijfers.replace(/./g, "$&$&") : cijfers}`.toLowerCase();
}

/* WCAG 2.2, 'contrast ratio', as kern/kleur.py has it. */
function contrastMetWit(kleur) {
  const [rood, groen, blauw] = [1, 3, 5].map((plaats) => {
    const deel = parseInt(kleur.slice(plaats, plaats + 2), 16) / 255;
    return deel <= 0.04045 ? deel / 12.92 : ((deel + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05);
}

function toon() {
  const kleur = lees(code.value) || (keuze.value === "eigen" ? lees(kiezer.value) : keuze.value);
  document.getElementById("band").setAttribute("fill", kleur || "none");
  document.getElementById("band-van-ons").setAttribute("visibility", kleur ? "hidden" : "visible");
  document.getElementById("zonder-kleur").hidden = Boolean(kleur);
  const zinnen = [...document.querySelectorAll("#contrast [data-grens]")];
  const zin = kleur && zinnen.find((een) => contrastMetWit(kleur) >= Number(een.dataset.grens));
  for (const een of zinnen) een.hidden = een !== zin;
  document.getElementById("nu").hidden = true;
  document.getElementById("straks").hidden = false;
  document.getElementById("voorbeeld").setAttribute("aria-labelledby", "straks");
}

formulier.addEventListener("input", (gebeurtenis) => {
  const veld = gebeurtenis.target;
  if (veld === kiezer || veld === code) keuze.value = "eigen";
  if (veld === kiezer) code.value = "";
  if (veld === code && lees(code.value)) kiezer.value = lees(code.value);
  if (veld.name === "keuze") code.value = "";
  if ([kiezer, code].includes(veld) || veld.name === "keuze") toon();
});
