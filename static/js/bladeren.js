/* Results on a projector: the left and right arrow keys follow the links to the screen before and the one after. */
"use strict";

document.addEventListener("keydown", (druk) => {
  if (druk.altKey || druk.ctrlKey || druk.metaKey || druk.shiftKey || druk.defaultPrevented) return;
  const rel = { ArrowLeft: "prev", PageUp: "prev", ArrowRight: "next", PageDown: "next" }[druk.key];
  const link = rel && document.querySelector(`a[rel="${rel}"]`);
  if (!link || druk.target.closest(".u-rol, input, select, textarea")) return;
  druk.preventDefault();
  link.click();
});
