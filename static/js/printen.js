/* The print button of the last page and of a leeslink; without this file one prints through the browser's own menu. */
"use strict";
const knop = document.getElementById("print");
if (knop) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}
