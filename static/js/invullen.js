/*
 * Around htmx, which posts an answer at every click: keeps count of what the server has not confirmed, tries again
 * while there is no connection, and lets nobody leave with unsaved answers unwarned. Without this file, and without
 * htmx, the page is a plain form. Nothing is ever stored on the machine: machines are shared.
 */
"use strict";
(() => {
  const form = document.getElementById("stap");
  if (!form || !window.htmx) return;
  const PAUZES = [2, 4, 8, 15, 30];
  const voorlezen = document.getElementById("voorlezen");
  const wachten = document.getElementById("wachten");
  const teVeel = new Set(); // questions that just said so
  const open = new Set(); // questions whose newest answer the server has not confirmed
  const bezig = new Map(); // question → the answer under way
  let poging = 0;
  let klok = null;
  let knop = null; // the button that waits until everything is saved
  let weg = false;

  const waarde = (vraag) => {
    const tekst = vraag.querySelector("textarea");
    if (tekst) return tekst.value;
    return [...vraag.querySelectorAll("input:checked")].map((veld) => veld.value).join(",");
  };

  const isTeVeel = (vraag) => vraag.querySelectorAll("input:checked").length > Number(vraag.dataset.maximum || 1);

  const zeg = (tekst) => {
    if (voorlezen.textContent !== tekst) voorlezen.textContent = tekst;
  };

  const toon = (vraag, tekst) => {
    const woorden = document.createElement("span");
    woorden.className = "fout";
    woorden.textContent = tekst;
    vraag.querySelector(".status").replaceChildren(...(tekst ? [woorden] : []));
    if (tekst) zeg(tekst);
  };

  const verstuur = () => {
    clearTimeout(klok);
    klok = null;
    for (const vraag of open) if (!bezig.has(vraag)) htmx.trigger(vraag, "opnieuw");
  };

  const plan = () => {
    if (klok === null) klok = setTimeout(verstuur, 1000 * PAUZES[Math.min(poging++, PAUZES.length - 1)]);
  };

  const gaVerder = () => {
    if (!knop || open.size) return;
    const gedrukt = knop;
    knop = null;
    wachten.textContent = "";
    form.requestSubmit(gedrukt);
  };

  const klaar = (vraag) => {
    open.delete(vraag);
    gaVerder();
  };

  const wijzig = (event) => {
    const vraag = event.target.closest("[data-vraag]");
    if (!vraag) return;
    if (isTeVeel(vraag)) {
      event.target.checked = false;
      event.stopPropagation();
      teVeel.add(vraag);
      toon(vraag, form.dataset.teVeel);
      return;
    }
    teVeel.delete(vraag);
    open.add(vraag);
    toon(vraag, "");
  };
  // Before htmx hears of it.
  form.addEventListener("change", wijzig, true);
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) wijzig(event);
  }, true);

  form.addEventListener("click", (event) => {
    const wis = event.target.closest(".wis");
    if (!wis) return;
    event.preventDefault();
    const vraag = wis.closest("[data-vraag]");
    for (const veld of vraag.querySelectorAll("input:checked")) veld.checked = false;
    vraag.querySelector("input").focus();
    vraag.dispatchEvent(new Event("change", { bubbles: true }));
  });

  form.addEventListener("htmx:beforeSend", (event) => {
    const vraag = event.detail.elt;
    bezig.set(vraag, waarde(vraag));
  });

  // An answer to an older request must not call the newer one saved.
  form.addEventListener("htmx:beforeSwap", (event) => {
    const vraag = event.detail.requestConfig.elt;
    if (bezig.get(vraag) !== waarde(vraag) || teVeel.has(vraag)) event.detail.shouldSwap = false;
  });

  form.addEventListener("htmx:afterRequest", (event) => {
    const { elt: vraag, xhr, successful } = event.detail;
    const verstuurd = bezig.get(vraag);
    bezig.delete(vraag);
    if (successful) {
      poging = 0;
      vraag.querySelector("[name^='was-']").value = verstuurd;
      if (verstuurd !== waarde(vraag)) return; // the newer answer is queued
      zeg(vraag.querySelector(".status").textContent.trim());
      klaar(vraag);
      return;
    }
    if (verstuurd === undefined) return;
    const tijdelijk = xhr.status === 0 || xhr.status >= 500 || [408, 425, 429].includes(xhr.status);
    if (tijdelijk) {
      toon(vraag, form.dataset.verbinding);
      plan();
      return;
    }
    const zin = (xhr.getResponseHeader("Content-Type") || "").startsWith("text/plain") && xhr.responseText;
    toon(vraag, zin || form.dataset.fout);
    klaar(vraag); // trying again won't help; the words tell what will
  });

  form.addEventListener("submit", (event) => {
    if (weg) {
      event.preventDefault();
      return;
    }
    if (!open.size) {
      weg = true; // against a second click, until the next page is there
      setTimeout(() => { weg = false; }, 5000);
      return;
    }
    event.preventDefault();
    knop = event.submitter;
    verstuur();
    setTimeout(() => {
      if (!knop) return;
      wachten.textContent = form.dataset.wachten;
    }, 600);
  });

  // What was chosen before this file ran; htmx is ready by now, as it listened first.
  document.addEventListener("DOMContentLoaded", () => {
    for (const vraag of form.querySelectorAll("[data-vraag]")) {
      if (waarde(vraag) !== vraag.querySelector("[name^='was-']").value && !isTeVeel(vraag)) open.add(vraag);
    }
    verstuur();
  });
  addEventListener("online", verstuur);
  addEventListener("pageshow", () => {
    weg = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") verstuur();
  });
  addEventListener("beforeunload", (event) => {
    if (open.size && !weg) event.preventDefault();
  });
})();
