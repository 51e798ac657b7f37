/* The print button of the last page; without this file one prints through the browser's own menu. */
"use strict";
const knop = document.getElementById("print");
knop.hidden = false;
knop.addEventListener("click", () => window.print());
